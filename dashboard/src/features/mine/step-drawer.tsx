import { Drawer } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMe } from '../../api/me';
import type { Task } from '../../api/types';
import { Answered } from '../../components/answered';
import { Loading } from '../../components/loading';
import { OfflineBar } from '../../components/offline-bar';
import { useSay } from '../../components/said';
import { useWide } from '../../components/use-wide';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { shellWords } from '../../words/shell';
import { stateWords } from '../../words/states';
import { CommandPanel } from '../commands/command-panel';
import { readDraft } from '../commands/drafts';
import type { ItemCommand } from '../commands/table';
import { commandForms, isCommand } from '../commands/table';
import { Typed } from '../commands/typed';
import { commandWords } from '../commands/words';
import { usePlace } from '../item/place';
import { Standing } from '../item/standing';
import { useItem } from '../item/use-item';
import { mineWords } from './words';
import '../commands/commands.css';
import '../item/item.css';

/** One step on one item, on a page of its own: opened by one press, filled in, sent, and back to what waits next. */
export function StepDrawer() {
  const shell = useWords(shellWords);
  const states = useWords(stateWords);
  const wide = useWide();
  const { id = '', command } = useParams();
  const { back } = usePlace();
  const { data: me } = useMe();
  const kept = me && command ? readDraft({ account: me.id, item: id, command })?.whole : undefined;
  const query = useItem(id, kept);
  // What was read before one's own last command would decide on a version that is past.
  const outdated = query.isFetching && !query.isFetchedAfterMount;
  useEffect(() => () => void requestAnimationFrame(() => focusCard(id)), [id]);
  return (
    <Drawer
      open
      title={query.data?.task ?? (query.isError ? states.failed : states.loading)}
      size={wide ? 760 : '100%'}
      onClose={back}
      closable={{ 'aria-label': shell.close }}
      className="item-drawer"
    >
      <OfflineBar />
      {outdated ? (
        <Loading />
      ) : (
        <Answered query={query}>
          {(item) => <Step key={command} item={item} name={isCommand(command) ? command : null} />}
        </Answered>
      )}
      {!query.data && (query.isError || query.fetchStatus === 'paused') && <Typed item={id} command={command} />}
    </Drawer>
  );
}

function Step({ item, name }: { readonly item: Task; readonly name: ItemCommand | null }) {
  const words = useWords(mineWords);
  const commands = useWords(commandWords);
  const say = useSay();
  const navigate = useNavigate();
  const { back, base } = usePlace();
  const others = (Object.keys(commandForms) as ItemCommand[]).filter((one) => one !== name && item.may.includes(one));
  const done = () => {
    if (name) say(fill(commands.done, { what: commands[name] }));
    back();
  };
  return (
    <>
      <Standing item={item} />
      {name && item.may.includes(name) ? (
        <div className="commands step">
          <CommandPanel {...{ item, name }} onBack={back} onDone={done} />
        </div>
      ) : (
        <Gone item={item} name={name} />
      )}
      {others.length > 0 && (
        <nav className="as-well" aria-label={words.asWell}>
          <span className="soft">{words.asWell}</span>{' '}
          {others.map((one) => (
            <Link key={one} to={`${base}/${item.id}/${one}`} replace>
              {commands[one]}
            </Link>
          ))}
        </nav>
      )}
      <p>
        <button type="button" className="plain" onClick={() => void navigate(`${base}/${item.id}`, { replace: true })}>
          {words.all}
        </button>
      </p>
    </>
  );
}

/** A step that may not be taken any more: what was typed for it is not lost. */
function Gone({ item, name }: { readonly item: Task; readonly name: ItemCommand | null }) {
  const words = useWords(mineWords);
  return (
    <div role="status">
      <p>⚠ {words.gone}</p>
      <Typed item={item.id} command={name ?? undefined} />
    </div>
  );
}

function focusCard(id: string): void {
  document.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)?.focus();
}
