import { Link } from 'react-router';
import { useActsAs } from '../api/me';
import { useWords } from '../words/language';
import { shellWords } from '../words/shell';

/** Where there are no items yet: the way to the first table, for those who take tables in, and to units and officials for the administrator. */
export function ToImport() {
  const words = useWords(shellWords);
  const imports = useActsAs(['secretariat']);
  const administers = useActsAs(['administrator']);
  if (imports) return <Link to="/import">{words.toImport}</Link>;
  return administers ? <Link to="/admin/officials">{words.toDirectory}</Link> : null;
}
