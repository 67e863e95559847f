import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { refuseDroppedFiles } from './app/refuse-dropped-files.ts';
import { applyRememberedTheme } from './app/theme.ts';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

refuseDroppedFiles();
applyRememberedTheme();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
