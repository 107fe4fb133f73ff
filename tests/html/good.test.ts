import { expect, test } from 'bun:test'
import { assertGoodHtml, faultsOfHtml } from '../support/html.ts'

const good = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Tours</title><link rel="stylesheet" href="/static/css/app.css"></head>
  <body>
    <main>
      <h1>Tours</h1>
      <form method="get" action="/tours" hx-get="/tours" hx-target="#results" hx-status:422="target:#results">
        <label for="from">From</label> <input type="date" id="from" name="from">
        <button type="submit">Search</button>
      </form>
      <div id="results" x-data="range" x-on:click="choose"><img src="/static/pictures/bay.svg" alt="A bay" width="4" height="3"></div>
      <script type="application/ld+json">{}</script>
      <script src="/static/js/htmx.js" defer></script>
    </main>
  </body>
</html>`

test('a page as ours are written is good', async () => {
  expect(await faultsOfHtml(good)).toEqual([])
  await assertGoodHtml(good)
})

test('so is a part of one, without a title or a heading', async () => {
  expect(await faultsOfHtml('<ul><li>Bay</li></ul>')).toEqual([])
})

const faults: [string, string, string][] = [
  ['no language', ' lang="en"', ''],
  ['no title', 'Tours</title>', '</title>'],
  ['no heading', '<h1>Tours</h1>', '<h2>Tours</h2>'],
  ['two headings', '<h1>Tours</h1>', '<h1>Tours</h1><h1>More</h1>'],
  ['a field without a label', '<label for="from">From</label>', ''],
  ['a picture without words', ' alt="A bay"', ''],
  ['the same id twice', 'id="results"', 'id="from"'],
  ['a script in the page', '<script src="/static/js/htmx.js" defer>', '<script>alert(1)'],
  ['a style in the page', '<h1>', '<style>h1 { color: red }</style><h1>'],
  ['a style attribute', '<main>', '<main style="color: red">'],
  ['a handler', '<main>', '<main onclick="go()">'],
  ["htmx's handler", '<main>', '<main hx-on:click="go()">'],
  ['an address that is code', 'action="/tours"', 'action="javascript:go()"'],
  ['a paragraph around a list', '<h1>Tours</h1>', '<h1>Tours</h1><p><ul><li>Bay</li></ul></p>'],
  ['an element left open', '<main>', '<main><div>'],
  ['an attribute twice', 'id="from"', 'id="from" id="to"'],
]

test.each(faults)('%s is not', async (_, from, to) => {
  const bad = good.replace(from, to)
  expect(bad).not.toBe(good)
  expect(await faultsOfHtml(bad)).not.toEqual([])
  expect(assertGoodHtml(bad)).rejects.toThrow('This HTML is not good')
})
