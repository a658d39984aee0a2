import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useActsAs } from '../../api/me';
import type { Unit } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { AdminPage } from '../admin/admin-page';
import type { UnitAct } from './change-unit';
import { ChangeUnit } from './change-unit';
import type { Branch } from './use-tree';
import { treeOf, useUnitList } from './use-tree';
import { directoryWords, unitKindWords } from './words';

type Asked = { readonly unit: Unit; readonly act: UnitAct };
type OnAct = ((asked: Asked) => void) | null;

/** 单位: the tree, and what may happen to a unit. */
export function UnitsPage() {
  const words = useWords(directoryWords);
  const mayChange = useActsAs(['secretariat', 'administrator']);
  const units = useUnitList();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [closedToo, setClosedToo] = useState(false);
  const ask = (next: Asked) => {
    setAsked(next);
    scrollTo({ top: 0 });
  };
  return (
    <AdminPage part="units" beside={<AsOf query={units} />}>
      {asked && <ChangeUnit key={`${asked.unit.code} ${asked.act}`} {...asked} onBack={() => setAsked(null)} />}
      <p>
        <Checkbox checked={closedToo} onChange={({ target }) => setClosedToo(target.checked)}>
          {words.showClosed}
        </Checkbox>
      </p>
      <Answered query={units}>
        {(all) => {
          const shown = all.filter(({ closedAt }) => closedToo || closedAt === null);
          if (shown.length === 0)
            return (
              <Nothing words={words.noUnits}>
                <Link to="/admin/officials">{words.import}</Link>
              </Nothing>
            );
          return (
            <ul className="tree" aria-label={words.tree}>
              <Branches branches={treeOf(shown)} onAct={mayChange ? ask : null} />
            </ul>
          );
        }}
      </Answered>
    </AdminPage>
  );
}

function Branches({ branches, onAct }: { readonly branches: readonly Branch[]; readonly onAct: OnAct }) {
  return branches.map(({ unit, below }) => (
    <li key={unit.code} data-unit={unit.code}>
      <UnitLine unit={unit} onAct={onAct} />
      {below.length > 0 && (
        <ul>
          <Branches branches={below} onAct={onAct} />
        </ul>
      )}
    </li>
  ));
}

const acts = ['rename', 'merge', 'close'] as const;

function UnitLine({ unit, onAct }: { readonly unit: Unit; readonly onAct: OnAct }) {
  const words = useWords(directoryWords);
  const kinds = useWords(unitKindWords);
  const { code, name, kind, closedAt, successor } = unit;
  if (closedAt !== null)
    return (
      <span className="soft">
        <s>{name}</s> {code} · {successor ? fill(words.closedInto, { name: successor.name }) : words.closed}
      </span>
    );
  return (
    <>
      <Link to={`/admin/officials?unit=${encodeURIComponent(code)}`}>{name}</Link>{' '}
      <span className="soft">
        {code} · {kinds[kind]}
      </span>{' '}
      {onAct && (
        <span className="small-acts">
          {acts.map((act) => (
            <Button
              key={act}
              size="small"
              type="text"
              aria-label={fill(words[`${act}Of`], { name })}
              onClick={() => onAct({ unit, act })}
            >
              {words[act]}
            </Button>
          ))}
        </span>
      )}
    </>
  );
}
