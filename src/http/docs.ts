import { Hono } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'
import type { Assets } from '../platform/ports.ts'
import type { Env } from './context.ts'

/** What the API is, made from the schemas that validate it, and a page to try it on that asks no other site for anything. */
export function docs(api: Hono<Env>, baseUrl: string, assets: Assets) {
  return new Hono<Env>()
    .get(
      '/',
      openAPIRouteHandler(api as never, {
        documentation: {
          openapi: '3.1.0',
          info: {
            title: 'Rendezvous',
            version: '0.1.0',
            description: 'Bookings for everything a studio or a travel house sells.',
            license: { name: 'MIT', identifier: 'MIT' },
          },
          servers: [{ url: baseUrl }],
        },
        defaultValidationErrorResponse: false,
      }),
    )
    .get('/ui', (c) =>
      c.html(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rendezvous API</title>
<link rel="stylesheet" href="${assets.url('docs/swagger.css')}">
<script src="${assets.url('docs/swagger.js')}" defer></script>
<script src="${assets.url('js/docs.js')}" defer></script>
</head>
<body><main><h1 hidden>Rendezvous API</h1><div id="docs"></div></main></body>
</html>`),
    )
}
