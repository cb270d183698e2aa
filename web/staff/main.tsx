import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { paintAsBefore } from '../ui/theme.ts';
import { firstLanguage, speak } from '../words/index.ts';
import { App } from './app.tsx';

paintAsBefore();
await speak(firstLanguage());
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
