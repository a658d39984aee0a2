import { Link } from 'react-router';
import { useLanguage, useWords } from '../words/language';
import { shellWords } from '../words/shell';
import { Account } from './account';

/** Where one is, in which language, and who one is. */
export function Header() {
  const words = useWords(shellWords);
  const { locale, choose } = useLanguage();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <header className="bar">
      <Link className="brand" to="/">
        {words.product}
      </Link>
      <div className="bar-end">
        <button type="button" className="plain" lang={other} onClick={() => choose(other)}>
          {words.otherLanguage}
        </button>
        <Account />
      </div>
    </header>
  );
}
