import './booking.css';
import { createRoot } from 'react-dom/client';
import { wearAccent } from '../ui/accent.ts';
import { App } from './app.tsx';
import { fitFrame } from './frame.ts';
import { knownHere } from './known.ts';
import { speak } from './words.ts';

const known = knownHere();
await speak(document.documentElement.lang);
fitFrame();
if (known.page) wearAccent(known.page.business.accent, document.documentElement);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App known={known} />);
