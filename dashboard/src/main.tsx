import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { keepAtHand, readAnewAfterBuild } from './app/at-hand';
import { applyTokens } from './app/theme';
import './app/base.css';
import './app/print.css';

applyTokens(document.documentElement);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
readAnewAfterBuild();
keepAtHand();
