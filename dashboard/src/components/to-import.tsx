import { Link } from 'react-router';
import { useActsAs } from '../api/me';
import { useWords } from '../words/language';
import { shellWords } from '../words/shell';

/** Where there are no items yet: the way to the first table, for those who take tables in. */
export function ToImport() {
  const words = useWords(shellWords);
  return useActsAs(['secretariat']) ? <Link to="/import">{words.toImport}</Link> : null;
}
