import { Link } from 'react-router';
import { Page } from '../components/page';
import { useWords } from '../words/language';
import { shellWords } from '../words/shell';

/** What an address shows that leads nowhere. */
export function NoSuchPage() {
  const words = useWords(shellWords);
  return (
    <Page title={words.noSuchPage}>
      <p>{words.noSuchPageWhy}</p>
      <p>
        <Link to="/items">{words.toItems}</Link>
      </p>
    </Page>
  );
}
