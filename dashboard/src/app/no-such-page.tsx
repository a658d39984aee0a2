import { Link } from 'react-router';
import { Page } from '../components/page';
import { useWords } from '../words/language';
import { shellWords } from '../words/shell';
import { firstPage } from './pages';

/** What an address shows that leads nowhere. */
export function NoSuchPage() {
  const words = useWords(shellWords);
  return (
    <Page title={words.noSuchPage}>
      <p>{words.noSuchPageWhy}</p>
      <p>
        <Link to={firstPage}>{words.toItems}</Link>
      </p>
    </Page>
  );
}
