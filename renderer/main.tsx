import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { applyRememberedTheme } from './app/theme.ts';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

applyRememberedTheme();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
