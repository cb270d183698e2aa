import { html } from '../html.ts';
import type { Page } from './shown.ts';

/** The booking pages of a business, for search. */
export function sitemapOf({ business, services }: Page, origin: string): Response {
  const home = `${origin}/b/${business.slug}/book`;
  const all = [home, ...services.map(({ slug }) => `${home}/${slug}`)];
  const xml = html`<?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      >${all.map((address) => html`<url><loc>${address}</loc></url>`)}</urlset
    >`;
  const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' };
  return new Response(xml.html, { headers });
}
