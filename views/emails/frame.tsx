import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { LetterProps } from '../props.ts'

/** Letters are the one place for a `<style>`: mail programs fetch no stylesheet. */
const STYLE = `
body{margin:0;background:#f1f4f6;color:#17212f;font:16px/1.55 'Hanken Grotesk',system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif}
.sheet{max-width:600px;margin:0 auto;padding:24px 16px 40px}
.page{background:#fff;border:1px solid #dde2e6;border-radius:14px;padding:28px 24px}
.house{font-weight:700;font-size:17px;margin:4px 0 18px}
h1{font-size:24px;line-height:1.2;letter-spacing:-.018em;margin:0 0 12px}
h2{font-size:16px;margin:28px 0 8px}
p{margin:0 0 14px}
table{width:100%;margin:0 0 18px;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:9px 0;border-bottom:1px solid #e3e7ea;font-weight:400}
th{color:#4a5666;padding-right:16px}
tr.next th,tr.next td{padding-top:30px}
td.amount{text-align:right;white-space:nowrap}
tr.total th,tr.total td{font-weight:700;color:#17212f;border-bottom:0}
.button{display:inline-block;background:#0f6a6d;color:#fff;text-decoration:none;font-weight:600;padding:13px 22px;border-radius:10px}
.typed{white-space:pre-line}
.note{color:#4a5666;font-size:14px}
a{color:#0f6a6d}
@media (prefers-color-scheme:dark){
body{background:#0a1019;color:#eef1f4}.page{background:#151e2a;border-color:#2b3645}th,.note{color:#b3bcc8}
th,td{border-color:#2b3645}tr.total th,tr.total td{color:#eef1f4}a{color:#7fd0cd}.button{background:#7fd0cd;color:#0c1722}}
`

/** One column, made to be read without pictures. `before` is what an inbox shows after the subject. */
export const frame = (
  { locale, house }: Pick<LetterProps, 'locale' | 'house'>,
  subject: string,
  before: string,
  children: Child,
): string =>
  `<!doctype html>${(
    (
      <html lang={locale.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{subject}</title>
          <style>{raw(STYLE)}</style>
        </head>
        <body>
          <div hidden>{before}</div>
          <div class="sheet">
            <p class="house">{house.name}</p>
            <div class="page">{children}</div>
          </div>
        </body>
      </html>
    )
  ).toString()}`
