import { Link, useSearchParams } from 'react-router';
import './parts.css';

type Part<Key extends string> = { readonly key: Key; readonly label: string };

/** Which of a page's parts the address names; the first where it names none that there is. */
export function usePart<Key extends string>(parts: readonly Part<Key>[]): Key | undefined {
  const [search] = useSearchParams();
  const named = search.get('part');
  return (parts.find(({ key }) => key === named) ?? parts[0])?.key;
}

/** The parts of a page, each at an address of its own. */
export function Parts<Key extends string>({
  label,
  parts,
}: {
  readonly label: string;
  readonly parts: readonly Part<Key>[];
}) {
  const chosen = usePart(parts);
  return (
    <nav className="parts no-print" aria-label={label}>
      {parts.map(({ key, label: name }) => (
        <Link key={key} to={{ search: `?part=${key}` }} aria-current={key === chosen ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
