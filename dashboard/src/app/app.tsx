import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../api/query-client';
import { SaidProvider } from '../components/said';
import { LanguageProvider, useLanguage } from '../words/language';
import { EmptyChoices } from './empty-choices';
import { nonce } from './nonce';
import { createRouter } from './router';
import { theme } from './theme';

/** Everything that is the same on every page, from the language down to the addresses. */
export function App() {
  const [client] = useState(createQueryClient);
  return (
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <Dressed />
      </QueryClientProvider>
    </LanguageProvider>
  );
}

function Dressed() {
  const { locale } = useLanguage();
  const [router] = useState(createRouter);
  return (
    <ConfigProvider
      locale={locale === 'en' ? enGB : zhCN}
      theme={theme}
      componentSize="middle"
      renderEmpty={() => <EmptyChoices />}
      button={{ autoInsertSpace: false }}
      {...(nonce && { csp: { nonce } })}
    >
      <SaidProvider>
        <RouterProvider router={router} />
      </SaidProvider>
    </ConfigProvider>
  );
}
