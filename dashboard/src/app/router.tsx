import type { RouteObject } from 'react-router';
import { createBrowserRouter } from 'react-router';
import { RouteFailure } from '../components/route-failure';
import { NoSuchPage } from './no-such-page';
import { pages } from './pages';
import { Shell } from './shell';

/** The addresses, made of the list of pages; each page's code is read when it is first gone to. */
export function createRouter() {
  const routes: RouteObject[] = pages
    .flatMap((page) => [page, ...(page.further ?? [])])
    .map(({ path, load, children = [] }) => ({
      ...{ path, lazy: load },
      children: children.map((child) => ({ path: child.path, lazy: child.load })),
    }));
  return createBrowserRouter([
    {
      element: <Shell />,
      hydrateFallbackElement: <Shell />,
      children: [
        {
          errorElement: <RouteFailure />,
          children: [...routes, { path: '*', element: <NoSuchPage /> }],
        },
      ],
    },
  ]);
}
