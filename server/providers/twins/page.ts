const style = `
:root { font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark; }
body { max-width: 26rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
p { margin: 0 0 1.25rem; opacity: .75; }
h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
button, input { font: inherit; box-sizing: border-box; width: 100%; min-height: 44px; padding: .5rem .75rem;
  border: 1px solid color-mix(in srgb, currentColor 30%, transparent); border-radius: 8px; background: none; color: inherit; }
button { text-align: left; cursor: pointer; margin-bottom: .5rem; }
button small { display: block; opacity: .7; }
button:focus-visible, input:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
label { display: block; margin-bottom: .75rem; }
label.tick { display: flex; gap: .5rem; align-items: center; }
label.tick input { width: auto; min-height: 0; }
`;

/**
 * A page of a twin, on which somebody of the demo chooses in place of a service. It says that it is none of the service's own.
 * @param service whose place it takes
 * @param inside HTML; nothing that somebody typed
 */
export function twinPage(title: string, service: string, inside: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} (demo)</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>In place of ${service}</h1>
${inside}
</main>
</body>
</html>
`;
}
