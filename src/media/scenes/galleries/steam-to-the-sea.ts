import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('dawn', {
  far: '#b9d6c8',
  mid: '#8fbf8a',
  near: '#5f9a63',
  ground: '#e3d2a4',
  bloom: ['#ffffff', '#f6c84c', '#e8743b', '#d9647c'],
  accent: '#2f6f4f',
})
const puffs = (s: Sheet, x: number, y: number, count = 9) =>
  m
    .range(count, (i) =>
      m.circle(
        x - i * 46 + s.chance.between(-10, 10),
        y - i * 13 + s.chance.between(-12, 12),
        22 + i * 9,
        '#ffffff',
        {
          opacity: 0.85 - i * 0.075,
        },
      ),
    )
    .join('')
const wheel = (x: number, y: number, r: number) =>
  m.circle(x, y, r, '#2b2a3a') +
  m.circle(x, y, r * 0.72, '#b3475a') +
  m.circle(x, y, r * 0.2, '#2b2a3a') +
  m.line(m.d`M${x - r * 0.7} ${y}h${r * 1.4}M${x} ${y - r * 0.7}v${r * 1.4}`, '#2b2a3a', r * 0.12)
/** A small green engine that faces right, 420 long and standing on 0. */
const engine = (s: Sheet, x: number, y: number, k: number) =>
  m.at(
    x,
    y,
    k,
    m.rect(-200, -230, 130, 170, s.down('#3f8a63', '#256046')) +
      m.rect(-216, -246, 162, 20, '#2b2a3a', { rx: 8 }) +
      m.rect(-180, -208, 44, 60, '#ffe9b8') +
      m.rect(-124, -208, 36, 60, '#ffe9b8'),
    m.rect(-76, -176, 250, 106, s.down('#4f9a70', '#22583f'), { rx: 20 }) +
      m.line('M-20-176v106M50-176v106M120-176v106', '#f3c14b', 6) +
      m.circle(176, -122, 56, '#2b2a3a') +
      m.circle(176, -122, 44, '#3f3d50'),
    m.path('M110-176l-8-70h56l-8 70z', '#2b2a3a') +
      m.rect(94, -256, 72, 16, '#f3c14b', { rx: 6 }) +
      m.path('M10-176q0-40 26-40t26 40z', '#f3c14b'),
    m.rect(-216, -72, 420, 24, '#b3475a') + m.path('M196-50h40l-14 44h-30z', '#2b2a3a'),
    wheel(-140, -40, 40) + wheel(-40, -40, 40) + wheel(60, -40, 40) + wheel(150, -28, 28),
    m.line('M-140-36L64-36', '#d9d2c4', 9, { 'stroke-linecap': 'round' }),
  )
const carriage = (s: Sheet, x: number, y: number, k: number) =>
  m.at(
    x,
    y,
    k,
    m.rect(-200, -206, 400, 146, s.down('#f3e2c4', '#d9bf94'), { rx: 8 }) +
      m.rect(-200, -120, 400, 60, '#8a3f3c') +
      m.rect(-210, -222, 420, 22, '#4a4550', { rx: 10 }),
    m.range(5, (i) => m.rect(-182 + i * 76, -190, 54, 58, s.down('#dff0f0', '#9fc4c8'), { rx: 6 })).join(''),
    m.range(3, (i) => m.circle(-156 + i * 152, -156, 9, ['#c98f62', '#f0c9a4', '#8a5a3c'][i])).join(''),
    m.rect(-206, -62, 412, 18, '#2b2a3a') +
      wheel(-140, -28, 28) +
      wheel(-70, -28, 28) +
      wheel(70, -28, 28) +
      wheel(140, -28, 28),
  )
const rails = (y: number) =>
  m.line(m.range(31, (i) => m.d`M${i * 42 - 20} ${y + 6}v20`).join(''), '#7a5a42', 16) +
  m.rect(0, y, 1200, 8, '#8f8a80')

export const steamToTheSea: Gallery = {
  slug: 'steam-to-the-sea',
  kind: 'tour',
  paint,
  tags: ['train', 'family', 'sea'],
  pictures: [
    {
      alt: {
        en: 'A small green steam engine pulling a cream carriage past fields towards the sea',
        fr: 'Une petite locomotive verte tirant une voiture crème à travers champs vers la mer',
      },
      tags: ['engine', 'fields'],
      draw: (s, p) => [
        m.sky(s, p, 520),
        m.sun(s, p, 900, 190, 52),
        m.sea(s, { far: '#8fc4cf', near: '#c4e3dc', glint: '#ffffff' }, 430, 560, 900, 300),
        m.boat(1010, 470, 0.22, '#3a4560', '#ffffff', '#ffffff'),
        m.hills(s, 520, 70, '#a9cfa0', 3) + m.hills(s, 600, 80, '#86b878', 4),
        m.rect(0, 700, 1200, 200, s.down('#8fbb70', '#5f9457')),
        puffs(s, 800, 380),
        carriage(s, 320, 716, 1.02) + engine(s, 740, 716, 1.15),
        rails(716),
        m.grass(s, 905, 80, '#3f7046', 90),
        m.strewn(s, 600, 780, 890, 1100, 1200, ['#f6c84c', '#ffffff', '#d9647c'], 70),
      ],
    },
    {
      alt: {
        en: 'Buckets, spades and a sandcastle with flags on the beach beside the platform',
        fr: 'Seaux, pelles et château de sable à fanions sur la plage, près du quai',
      },
      tags: ['beach', 'sandcastle'],
      draw: (s, p) => [
        m.sky(s, p, 480),
        m.clouds(
          '#ffffff',
          [
            [300, 150, 1.4],
            [900, 200, 1],
          ],
          0.8,
        ),
        m.sea(s, { far: '#6fb6c9', near: '#b4e0dc', glint: '#ffffff' }, 430, 640, 600, 420),
        m.boat(250, 500, 0.3, '#b3475a', '#ffffff', '#fff6ea'),
        m.beach(s, 600, '#e3c68c'),
        m.path(
          'M360 800v-120h50v30h40v-80h-14v-30h24v14h28v-14h24v14h28v-14h24v30h-14v80h40v-30h50v120z',
          s.down('#d9b06a', '#b98a48'),
        ) +
          m.path('M470 800v-50q26-34 52 0v50z', '#8a6234') +
          m.line('M385 680v-60M525 600v-90M665 680v-60'.replaceAll('665', '640'), '#7a5a42', 5) +
          m.path('M385 620l44 14-44 16zM525 510l56 18-56 20zM640 620l44 14-44 16z', '#e8743b'),
        m.at(
          830,
          830,
          1.5,
          m.path('M-50-90h100l-14 90h-72z', '#2f7f9a') +
            m.ellipse(0, -90, 50, 12, '#8fc4cf') +
            m.path('M-48-90q48-80 96 0', 'none', { stroke: '#fdf6ea', 'stroke-width': 6 }) +
            m.circle(0, -44, 14, '#f6c84c'),
        ),
        m.line('M990 620l-60 180', '#9a6a48', 14, { 'stroke-linecap': 'round' }) +
          m.path('M906 790l50 16q-6 60-44 64t-26-34z', '#d64545') +
          m.line('M966 612l48 16', '#9a6a48', 14, { 'stroke-linecap': 'round' }),
        m.parasol(170, 830, 420, '#fff6ea', '#e8743b', '#9a6a48'),
      ],
    },
    {
      alt: {
        en: 'A compartment table with milk, biscuits and a teddy bear by the carriage window',
        fr: 'Une tablette de compartiment : lait, biscuits et ours en peluche près de la fenêtre',
      },
      tags: ['compartment', 'teddy'],
      draw: (s, _p) => [
        m.rect(0, 0, 1200, 900, s.down('#8a3f3c', '#6a2f32')),
        m.rect(240, 90, 720, 460, '#f3e2c4', { rx: 26 }),
        m.group(
          { 'clip-path': s.clip(m.rect(270, 120, 660, 400)) },
          m.at(
            270,
            120,
            0.55,
            m.path('M0 0h1200v727H0z', s.down('#9cc6dd', '#fdeccf')) +
              m.hills(s, 560, 160, '#a9cfa0', 3) +
              m.path('M0 560q300-60 600-10t600-30v207H0z', '#86b878') +
              m.tree(s, 260, 640, 260, '#5f9457', '#5a3a2a') +
              m.tree(s, 940, 620, 220, '#6aa060', '#5a3a2a'),
          ),
        ),
        m.path('M240 90h100q-10 240-70 430h-30zM960 90H860q10 240 70 430h30z', '#2f6f4f'),
        m.board(160, 1040, 700, 60, '#b5764f', 60),
        m.teddy(420, 690, 1.7, '#b98a58', '#d64545'),
        m.path('M620 560h80l-8 130h-64z', '#e9f3f6') + m.path('M623 600h74l-6 90h-62z', '#ffffff'),
        m.ellipse(840, 690, 130, 22, '#fdf6ea') +
          m
            .range(
              5,
              (i) =>
                m.circle(780 + i * 30, 670 - (i % 2) * 18, 28, '#d9a468') +
                m.dots(
                  [
                    [772 + i * 30, 662 - (i % 2) * 18],
                    [788 + i * 30, 676 - (i % 2) * 18],
                  ],
                  6,
                  '#7a4a2e',
                ),
            )
            .join(''),
        m.dim(s, 720, '#3f1f2a', 0.4),
      ],
    },
  ],
}
