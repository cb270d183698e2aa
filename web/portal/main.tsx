import './portal.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { speak } from './words.ts';

const [, , slug = ''] = location.pathname.split('/');
const written = document.documentElement.lang;
await speak(written);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App slug={slug} />);
