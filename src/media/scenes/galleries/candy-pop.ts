import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('noon', {
  sky: ['#7fd6e0', '#ffd0e0', '#fff0c8'],
  far: '#ffb3d1',
  mid: '#ff8fb8',
  near: '#e0508f',
  ground: '#ffd0b0',
  bloom: ['#ffffff', '#ff7fae', '#ffd23f', '#3fc4cf', '#9b6fe0'],
  leaf: ['#3fb89a', '#2f9f8f', '#8fdcb8'],
  accent: '#ff5f9a',
  wood: '#f2a0b8',
  metal: '#ffd23f',
})
const pop = ['#ff6fa3', '#3fc4cf', '#ffd23f', '#9b6fe0', '#ff9a5a', '#ffffff']
const gum: m.Florals = {
  kinds: ['daisy', 'cosmos', 'poppy'],
  twigs: ['sprig'],
  size: 2.6,
  spread: 22,
  lush: 1.4,
  leafy: 0.8,
}

export const candyPop: Gallery = {
  slug: 'candy-pop',
  kind: 'theme',
  paint,
  tags: ['colourful', 'sweets', 'party'],
  pictures: [
    {
      alt: {
        en: 'Giant lollipops and a rainbow of balloons around a bright striped stage',
        fr: 'Sucettes géantes et arc de ballons colorés autour d’une scène à rayures vives',
      },
      tags: ['backdrop', 'balloons'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#59cbd6', '#b5ecea')),
        m.rays(600, 700, 1000, 20, '#ffffff', 0.22, 180, 360),
        m.clouds(
          '#ffffff',
          [
            [180, 180, 1.2],
            [1040, 150, 1.2],
          ],
          0.9,
        ),
        m.rect(0, 690, 1200, 210, s.down('#ffb3d1', '#ff7fae')),
        m.checks(s, 690, '#ffb3d1', '#ff8fbd', 12),
        ...[
          [400, '#ff6fa3'],
          [350, '#ff9a5a'],
          [300, '#ffd23f'],
          [250, '#3fc4cf'],
          [200, '#9b6fe0'],
        ].map(([r, c]) =>
          m.line(
            m.d`M${600 - (r as number)} 690v-80a${r as number} ${r as number} 0 0 1 ${2 * (r as number)} 0v80`,
            c as string,
            51,
          ),
        ),
        m.balloonGarland(
          s,
          m.range(6, (_, u) => [180 + u * 130, 690 - u * 110]),
          pop,
          2.2,
          36,
        ) +
          m.balloonGarland(
            s,
            m.range(6, (_, u) => [1020 - u * 130, 690 - u * 110]),
            pop,
            2.2,
            36,
          ),
        m.ellipse(600, 770, 380, 60, '#e0508f') +
          m.ellipse(600, 752, 380, 60, '#fff6fa') +
          m.ellipse(600, 752, 300, 44, '#ffd23f'),
        m.lollipop(120, 860, 420, 96, '#ffffff', '#ff5f9a') +
          m.lollipop(1080, 860, 440, 100, '#ffffff', '#3fc4cf') +
          m.lollipop(255, 850, 250, 66, '#ffd23f', '#ff9a5a') +
          m.lollipop(955, 850, 240, 66, '#ffffff', '#9b6fe0'),
        (() => {
          const made = m.cake(
            s,
            p,
            600,
            762,
            [
              { w: 190, h: 84, colour: '#ff8fb8', finish: 'drip', trim: '#fff6fa' },
              { w: 126, h: 74, colour: '#3fc4cf', finish: 'stripes', trim: '#ffffff' },
              { w: 72, h: 56, colour: '#ffd23f', finish: 'drip', trim: '#ff5f9a' },
            ],
            '#ffffff',
          )
          return made.art + m.candlesOn(s, p, 600, made.top, 40, 3, pop, 36)
        })(),
        m.confetti(s, 60, 40, 620, pop, 11),
      ],
    },
    {
      alt: {
        en: 'Glass jars of bright sweets on a scalloped counter with lollipops',
        fr: 'Bocaux de bonbons vifs sur un comptoir festonné avec des sucettes',
      },
      tags: ['sweets', 'table'],
      draw: (s) => {
        const sweets = (x: number, w: number, h: number, i: number) =>
          m.path(m.d`M${x - w / 2} 690v${-h + 20}q0-20 20-20h${w - 40}q20 0 20 20V690z`, '#ffffff', {
            opacity: 0.45,
          }) +
          m.dots(
            m.range(
              Math.round((w * h) / 700),
              () => [x + s.chance.between(-0.38, 0.38) * w, 676 - s.chance.next() * (h - 60)] as const,
            ),
            30,
            pop[i % 5]!,
          ) +
          m.dots(
            m.range(
              Math.round((w * h) / 1300),
              () => [x + s.chance.between(-0.38, 0.38) * w, 676 - s.chance.next() * (h - 60)] as const,
            ),
            26,
            pop[(i + 2) % 5]!,
          ) +
          m.rect(x - w * 0.4, 690 - h - 16, w * 0.8, 20, pop[(i + 1) % 5]!, { rx: 8 }) +
          m.circle(x, 690 - h - 26, 15, pop[(i + 1) % 5]!) +
          m.line(m.d`M${x - w * 0.38} ${680}V${720 - h}`, '#ffffff', 8, {
            opacity: 0.7,
            'stroke-linecap': 'round',
          })
        return [
          m.rect(0, 0, 1200, 900, s.down('#ffd23f', '#ffe995')),
          m.path(m.range(8, (i) => m.d`M${i * 160} 0h80v700h-80z`).join(''), '#fff6c9', { opacity: 0.7 }),
          m.bunting([-20, 60], [1220, 60], 80, pop, 18, 60),
          m.lollipop(470, 690, 330, 70, '#ffffff', '#ff5f9a') +
            m.lollipop(730, 690, 360, 74, '#ffffff', '#9b6fe0') +
            m.lollipop(600, 690, 430, 84, '#3fc4cf', '#ffffff'),
          sweets(170, 190, 260, 0) +
            sweets(385, 150, 200, 1) +
            sweets(600, 190, 230, 2) +
            sweets(815, 150, 200, 3) +
            sweets(1030, 190, 270, 4),
          m.rect(0, 686, 1200, 214, s.down('#ff8fb8', '#ff5f9a')) +
            m.dots(
              m.range(16, (i) => [i * 80 + 10, 702]),
              84,
              '#ffffff',
            ) +
            m.rect(0, 674, 1200, 28, '#ffffff') +
            m.path(m.range(8, (i) => m.d`M${i * 160 + 20} 760h60v140h-60z`).join(''), '#ffffff', {
              opacity: 0.25,
            }),
        ]
      },
    },
    {
      alt: {
        en: 'A wall of iced doughnuts on pegs above a row of milkshakes',
        fr: 'Un mur de beignets glacés sur des chevilles, au-dessus d’une rangée de milk-shakes',
      },
      tags: ['doughnuts', 'sweets'],
      draw: (s, p) => {
        const ring = (icing: string, bits: string) =>
          s.stamp(
            m.circle(6, 9, 56, '#7a2050', { opacity: 0.2 }),
            m.circle(0, 0, 56, '#dca05a'),
            m.path(
              'M0-50c16 0 20 6 30 8s14 16 19 22-4 20 0 28-12 16-18 24-20 4-30 10-18-8-28-10-14-16-20-22 2-22-2-30 14-14 20-22 14-8 29-8z',
              icing,
            ),
            m.line(
              'M-30-20l8 4M-10-40l6 6M20-34l-2 9M34-6l-8 3M28 24l-6-6M0 34l2-9M-30 22l7-5M-38 0l9 1M14 40l4-6',
              bits,
              5,
              { 'stroke-linecap': 'round' },
            ),
            m.circle(0, 0, 18, '#c9824a'),
            m.circle(0, 3, 16, '#7fd6e0'),
          )
        const rings = [
          ring('#ff7fae', '#ffffff'),
          ring('#fff6fa', '#9b6fe0'),
          ring('#9b6fe0', '#ffd23f'),
          ring('#ffd23f', '#ff5f9a'),
          ring('#5a3030', '#ff9a5a'),
        ]
        const shake = (x: number, c: string) => m.tumbler(s, c, '#ff5f9a')(x, 822, 1.5)
        return [
          m.rect(0, 0, 1200, 900, s.down('#ffb3d1', '#ffe0ea')),
          m.path('M180 700V150q0-60 60-60h720q60 0 60 60v550z', '#e0508f', {
            opacity: 0.25,
            transform: 'translate(12 14)',
          }),
          m.path('M180 700V150q0-60 60-60h720q60 0 60 60v550z', '#7fd6e0') +
            m.line('M204 690V156q0-42 42-42h708q42 0 42 42v534', '#ffffff', 6),
          m.dots(m.archLine(600, 700, 850, 620, 40), 26, '#ffd23f'),
          m
            .range(4, (r) =>
              m.range(5, (i) => rings[(i * 2 + r * 3) % 5]!(320 + i * 140, 205 + r * 132, 1.02)).join(''),
            )
            .join(''),
          m.rect(0, 800, 1200, 100, s.down('#ffffff', '#ffd0e0')) +
            m.dots(
              m.range(22, (i) => [i * 58, 806]),
              54,
              '#ffffff',
            ),
          shake(260, '#ff9ac0') + shake(430, '#fff0c0') + shake(770, '#8fe0e0') + shake(940, '#c9aef0'),
          m.bunch(s, p, 600, 740, 76, { ...gum, size: 3 }) + m.vase(s, 600, 824, 84, 80, '#ffd23f'),
          m.bouquetOf(s, 90, 800, 420, pop, 4, 2.4) +
            m.bouquetOf(s, 1110, 800, 420, pop.slice().reverse(), 4, 2.4),
        ]
      },
    },
    {
      alt: {
        en: 'Ice-cream cart and paper windmills on a sunny checked square',
        fr: 'Un chariot de glaces et des moulins de papier sur une place à damier ensoleillée',
      },
      tags: ['ice-cream', 'cart'],
      draw: (s) => {
        const mill = (x: number, y: number, k: number, a: string, b: string) =>
          m.at(
            x,
            y,
            k,
            m.line('M0 0V260', '#ffffff', 9),
            m
              .range(4, (i) =>
                m.path('M0 0L0-80Q44-70 56-30z', i % 2 ? a : b, { transform: `rotate(${i * 90})` }),
              )
              .join(''),
            m.circle(0, 0, 9, '#ffffff'),
          )
        const cone = (x: number, y: number, k: number, a: string, b: string) =>
          m.at(
            x,
            y,
            k,
            m.path('M-26 0L0 80 26 0z', '#e0a860'),
            m.line('M-18 12l26 26M-8 2l22 22M18 12l-26 26M8 2l-22 22', '#b9803f', 2),
            m.circle(-12, -12, 22, a),
            m.circle(13, -12, 22, b),
            m.circle(0, -38, 22, '#fff6fa'),
            m.circle(0, -62, 8, '#ff5f9a'),
          )
        return [
          m.rect(0, 0, 1200, 900, s.down('#9b8fe8', '#ffc3da', '#fff0c8')),
          m.sun(s, { ...paint, sun: '#fff6d0' }, 960, 330, 60),
          m.clouds(
            '#ffffff',
            [
              [200, 220, 1.3],
              [1010, 190, 1.3],
            ],
            0.85,
          ),
          m.checks(s, 660, '#7fdce0', '#ffffff', 14),
          m.shadow(600, 842, 320),
          m.line('M600 520V230', '#ffffff', 12) +
            m.path(
              'M340 280q20-170 260-170t260 170q-40-36-87 0-40-36-86 0-44-36-87 0-44-36-87 0-40-36-86 0-44-36-87 0z',
              '#ff6fa3',
            ) +
            m.path(
              'M427 280q20-150 173-170q-90 40-86 170-44-36-87 0zM687 280q0-130-87-170q160 20 173 170-40-36-86 0z',
              '#ffffff',
            ),
          m.rect(350, 520, 500, 220, s.down('#ffffff', '#ffd9e6'), { rx: 26 }) +
            m.path(m.range(5, (i) => m.d`M${380 + i * 96} 550h48v180h-48z`).join(''), '#3fc4cf', {
              opacity: 0.75,
            }) +
            m.rect(330, 506, 540, 30, '#ff6fa3', { rx: 12 }),
          m.circle(440, 780, 62, '#fff6fa', { stroke: '#9b6fe0', 'stroke-width': 14 }) +
            m.circle(760, 780, 62, '#fff6fa', { stroke: '#9b6fe0', 'stroke-width': 14 }) +
            m.line('M440 718v124M378 780h124M760 718v124M698 780h124', '#9b6fe0', 6),
          m.line('M850 600h90v-40', '#ff6fa3', 14, { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }),
          [
            [430, '#ff9ac0', '#8fe0e0'],
            [545, '#ffd23f', '#c9aef0'],
            [660, '#8fe0c0', '#ff9ac0'],
            [770, '#c9aef0', '#ffb37a'],
          ]
            .map(([x, a, b]) => cone(x as number, 452, 0.85, a as string, b as string))
            .join(''),
          mill(150, 590, 1.1, '#ff6fa3', '#ffd23f') +
            mill(250, 680, 0.7, '#3fc4cf', '#ffffff') +
            mill(1050, 590, 1.1, '#3fc4cf', '#9b6fe0') +
            mill(960, 690, 0.7, '#ff9a5a', '#ffd23f'),
          m.confetti(s, 50, 40, 560, pop, 10),
        ]
      },
    },
  ],
}
