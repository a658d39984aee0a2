import { Suspense } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { Loading } from '../components/loading';
import { OfflineBar, useOnline } from '../components/offline-bar';
import { KeptDrafts } from '../features/commands/kept-drafts';
import { useWords } from '../words/language';
import { shellWords } from '../words/shell';
import { Header } from './header';
import { Keys } from './keys';
import { Menu } from './menu';
import { officialsPage } from './pages';
import './shell.css';

/** What stands around every page: skip link, header, menu, and the page itself as `main`. */
export function Shell() {
  const words = useWords(shellWords);
  const { state } = useNavigation();
  const { pathname } = useLocation();
  const online = useOnline();
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Header />
      <div className="frame">
        <Menu />
        <main id="main" tabIndex={-1} aria-busy={state === 'loading'}>
          <OfflineBar />
          {!online && !pathname.startsWith(officialsPage) && <KeptDrafts />}
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Keys />
    </>
  );
}
