import { useActsAs, useMe } from '../../api/me';
import { Loading } from '../../components/loading';
import { Nothing } from '../../components/nothing';
import { useWords } from '../../words/language';
import { AdminPage } from '../admin/admin-page';
import { Invite } from './invite';
import { MakeToken } from './make-token';
import { Sessions } from './sessions';
import { Tokens } from './tokens';
import { accountWords } from './words';

/** 账号与邀请: who is invited, where people are signed in, and tokens for programs; the administrator's, and others are told so. */
export function AccountsPage() {
  const words = useWords(accountWords);
  const { data: me } = useMe();
  const administers = useActsAs(['administrator']);
  return (
    <AdminPage part="accounts">
      {administers ? <Accounts /> : me ? <Own words={words.whoMay} link={words.toSecurity} /> : <Loading />}
    </AdminPage>
  );
}

/** What everybody has of it stands on a page of its own. */
function Own({ words, link }: { readonly words: string; readonly link: string }) {
  return (
    <Nothing words={words}>
      <a href="/security">{link}</a>
    </Nothing>
  );
}

function Accounts() {
  return (
    <>
      <Invite />
      <Sessions />
      <MakeToken />
      <Tokens />
    </>
  );
}
