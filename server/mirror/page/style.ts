/** The looks of the report: of a screen in light or dark, and of paper. Nothing is loaded from anywhere. */
export const style = `
:root { color-scheme: light dark; --accent: light-dark(#1f6f5c, #57a28d); --floor: light-dark(#f4f4f0, #121311);
  --surface: light-dark(#fdfdfb, #191a18); --text: light-dark(#1d1f1a, #ecede6); --soft: light-dark(#585b52, #a9ada1);
  --line: light-dark(#e2e2da, #2d302b); --warn: light-dark(#80520a, #e3b25c); --warn-wash: light-dark(#f8eed9, #2e2614);
  --bar1: light-dark(#c6c7bd, #454941); --bar2: light-dark(#7fb3a4, #3d7f6c); --bar3: light-dark(#4d9482, #57a28d);
  --bar4: light-dark(#2b7561, #7fbfae); --bar5: light-dark(#14503f, #b2ded2); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--floor); color: var(--text);
  font: 14px/1.5 system-ui, 'Noto Sans Thai', sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 40px 20px 64px; }
h1 { font-size: 28px; line-height: 1.2; font-weight: 600; margin: 0 0 8px; text-wrap: balance; }
h2 { font-size: 16px; font-weight: 600; margin: 40px 0 8px; }
p { margin: 0 0 12px; max-width: 72ch; }
.soft { color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 24px 0; padding: 0; }
.tiles div { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; }
.tiles dt { color: var(--soft); }
.tiles dd { margin: 0; font-size: 24px; font-weight: 600; font-variant-numeric: tabular-nums; }
.bar { display: flex; height: 20px; border-radius: 4px; overflow: hidden; margin: 8px 0; }
.bar span { display: block; min-width: 2px; }
.s1 { background: var(--bar1); } .s2 { background: var(--bar2); } .s3 { background: var(--bar3); }
.s4 { background: var(--bar4); } .s5 { background: var(--bar5); }
.key { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 0; margin: 0; list-style: none; }
.key i { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 6px; }
.scroll { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 6px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child > * { border-bottom: 0; }
td:first-child, .wide { min-width: 180px; } .tight { white-space: nowrap; }
th { font-weight: 500; color: var(--soft); white-space: nowrap; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
tbody + tbody tr:first-child > * { border-top: 2px solid var(--line); }
mark { background: var(--warn-wash); color: var(--warn); padding: 0 6px; border-radius: 3px; white-space: nowrap; }
footer { margin-top: 48px; padding-top: 16px; border-top: 1px solid var(--line); color: var(--soft); }
@media (max-width: 600px) { main { padding-top: 24px; } h1 { font-size: 24px; } }
@media print { :root { color-scheme: light; } body { background: none; } main { max-width: none; padding: 0; }
  h2, .tiles, tr { break-inside: avoid; } h2 { break-after: avoid; } .scroll { overflow: visible; } }
`;
