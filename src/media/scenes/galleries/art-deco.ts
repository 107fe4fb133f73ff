import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('night', {
  sky: ['#0c1f24', '#123a3c', '#1f5a55'],
  far: '#1f5a55',
  mid: '#174a48',
  near: '#0f2f33',
  ground: '#1a2428',
  bloom: ['#fff6e0', '#f2dca8', '#e8c06a', '#2f8f7f'],
  leaf: ['#2f7f6a', '#1d5a50', '#c9a24a'],
  accent: '#e0b04a',
  metal: '#e6b955',
  wood: '#2a2a30',
  glow: '#ffdf8f',
})
const ivory: m.Florals = {
  kinds: ['peony', 'rose', 'dahlia'],
  twigs: ['fern', 'olive'],
  size: 2.5,
  spread: 22,
  lush: 1.3,
  leafy: 1,
}
const fans = (s: Sheet, y0: number, y1: number, size: number, colour: string, opacity = 0.7) => {
  const fan = s.stamp(
    m.line(
      [1, 0.76, 0.52, 0.28]
        .map((k) => m.d`M${-size * k} 0a${size * k} ${size * k} 0 0 1 ${2 * size * k} 0`)
        .join('') +
        m
          .range(5, (i) => {
            const [x, y] = m.polar(-150 + i * 30, size)
            return m.d`M0 0l${x} ${y}`
          })
          .join(''),
      colour,
      3,
    ),
  )
  return m.group(
    { opacity },
    ...m.range(Math.ceil((y1 - y0) / size) + 1, (r) =>
      m
        .range(Math.ceil(1200 / (size * 2)) + 1, (i) => fan(i * size * 2 + (r % 2 ? size : 0), y0 + r * size))
        .join(''),
    ),
  )
}
const sunburst = (x: number, y: number, r: number, one: string, two: string) =>
  m.path(m.d`M${x - r} ${y}a${r} ${r} 0 0 1 ${2 * r} 0z`, one) +
  m.rays(x, y, r, 15, two, 1, 180, 360) +
  m.path(m.d`M${x - r * 0.3} ${y}a${r * 0.3} ${r * 0.3} 0 0 1 ${r * 0.6} 0z`, two) +
  m.line(m.d`M${x - r} ${y}a${r} ${r} 0 0 1 ${2 * r} 0`, two, 10)

export const artDeco: Gallery = {
  slug: 'art-deco',
  kind: 'theme',
  paint,
  tags: ['art-deco', 'gold', 'night'],
  pictures: [
    {
      alt: {
        en: 'A gold sunburst backdrop between stepped columns over a black and emerald floor',
        fr: 'Un décor en soleil doré entre des colonnes à gradins, sur un sol noir et émeraude',
      },
      tags: ['backdrop', 'stage'],
      draw: (s, p) => {
        const pier = (x: number) =>
          [0, 1, 2]
            .map((i) =>
              m.rect(
                x - 60 + i * 18,
                130 + i * -34,
                120 - i * 36,
                560 + i * 34,
                s.across(['#174a48', '#c9973f', '#f2dca8'][i]!, ['#0f2f33', '#8f6424', '#e0b04a'][i]!),
              ),
            )
            .join('')
        return [
          m.rect(0, 0, 1200, 700, s.down('#0a1a20', '#154340')),
          m.glow(s, 600, 560, 620, '#ffdf8f', 0.4),
          fans(s, 90, 660, 60, '#e6b955', 0.14),
          sunburst(600, 690, 440, '#0f3a3a', '#e6b955'),
          sunburst(600, 690, 250, '#123f3e', '#f6dc94'),
          pier(110) + pier(1090),
          m.checks(s, 690, '#16404a', '#0c181d', 14),
          m.pool(s, 600, 760, 480, 80, '#ffdf8f', 0.5),
          m.rect(400, 672, 400, 26, '#0c1f24') +
            m.rect(400, 672, 400, 5, '#e6b955') +
            m.rect(350, 694, 500, 26, '#10292e') +
            m.rect(350, 694, 500, 5, '#e6b955'),
          m.couple(s, '#fff6e0', '#0a1a20', 1)(600, 676, 1.9),
          s.both(
            m.path('M210 800l10-180h60l10 180z', s.across('#f6dc94', '#b8863a')),
            m.bunch(s, p, 250, 540, 120, { ...ivory, size: 4.2 }),
          ),
          m.chandelier(s, p, 600, 20, 210),
        ]
      },
    },
    {
      alt: {
        en: 'A champagne tower on a mirrored bar before a wall of golden fans',
        fr: 'Une pyramide de champagne sur un bar miroir devant un mur d’éventails dorés',
      },
      tags: ['bar', 'champagne'],
      draw: (s) => [
        m.rect(0, 0, 1200, 900, s.down('#0f3a3c', '#1a5a54')),
        fans(s, 80, 640, 90, '#e6b955', 0.55),
        m.glow(s, 600, 420, 460, '#ffdf8f', 0.55),
        m.rect(60, 680, 1080, 220, s.across('#0c1f24', '#1f4a4a', '#0c1f24')) +
          m.rect(30, 656, 1140, 30, '#e6b955') +
          m.rect(30, 656, 1140, 8, '#fff0c0'),
        m.line(m.range(9, (i) => m.d`M${120 + i * 120} 900v-130l30-50 30 50v130`).join(''), '#e6b955', 4),
        m.tower(s, 600, 658, 0.92, 5, '#f6d27a'),
        m.bottle(190, 658, 270, '#0f4a3a', '#e6b955') + m.bottle(270, 658, 240, '#1a1a20', '#f6dc94'),
        m.path('M900 658q-14-70 0-110h110q14 40 0 110z', s.across('#fff0c0', '#c9973f')) +
          m.bottle(930, 600, 170, '#0f4a3a', '#e6b955') +
          m.bottle(980, 596, 150, '#0f4a3a', '#f6dc94') +
          m.path('M896 600q60 20 118 0v58H904z', s.across('#f6dc94', '#a8752f')),
        m.coupe(s, '#f6d27a')(1090, 658, 1.1),
      ],
    },
    {
      alt: {
        en: 'Tall plume centrepieces on round tables in a black and gold hall',
        fr: 'De hauts centres de table à plumes sur des tables rondes dans une salle noir et or',
      },
      tags: ['tables', 'feathers'],
      draw: (s, p) => {
        const plume =
          m.path('M-10 0L-5-120h10L10 0z', '#e6b955') +
          m.pampas(s, 0, -110, 120, 9, ['#fff6e0', '#f2dca8', '#ffffff'], 190) +
          m.bunch(s, p, 0, -106, 24, { ...ivory, size: 1.3, leafy: 0.5 })
        const table = m.roundTable(s, p, '#14343a', '#fff6e0', plume, m.chairBack(s, '#e6b955'))
        return [
          m.rect(0, 0, 1200, 600, s.down('#0a1519', '#1a3f42')),
          m
            .range(5, (i) =>
              m
                .range(3, (j) =>
                  m.rect(60 + i * 240 + j * 20, 80 + j * 40, 120 - j * 40, 520 - j * 40, 'none', {
                    stroke: '#e6b955',
                    'stroke-width': 4,
                    opacity: 0.5,
                  }),
                )
                .join(''),
            )
            .join(''),
          m
            .range(
              4,
              (i) =>
                m.glow(s, 240 + i * 240, 260, 150, '#ffdf8f', 0.6) +
                m.path(m.d`M${220 + i * 240} 280l-14-80h68l-14 80z`, s.down('#fff6d8', '#e0b04a')),
            )
            .join(''),
          m.checks(s, 590, '#22545a', '#0a1519', 16),
          table(300, 570, 0.7),
          table(900, 570, 0.7),
          table(600, 680, 1.5),
          m.dim(s, 800, '#060d14', 0.5),
        ]
      },
    },
    {
      alt: {
        en: 'A geometric place in emerald, black and gold from above with a fan napkin',
        fr: 'Un couvert géométrique émeraude, noir et or vu du dessus, serviette en éventail',
      },
      tags: ['place-setting', 'table'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#12201f', '#0c1619')),
        fans(s, 60, 900, 100, '#e6b955', 0.28),
        m.rect(240, 90, 720, 720, '#0f3a3c', { transform: 'rotate(45 600 450)' }) +
          m.rect(252, 102, 696, 696, 'none', {
            stroke: '#e6b955',
            'stroke-width': 5,
            transform: 'rotate(45 600 450)',
          }),
        m.plate(s, 600, 470, 245, '#e6b955', '#10302f', 'rays', '#fff0c0'),
        m.path(
          m
            .range(9, (i) => {
              const [ax, ay] = m.polar(-170 + i * 17.8, 150)
              const [bx, by] = m.polar(-170 + (i + 1) * 17.8, 150)
              return m.d`M600 540l${ax} ${ay}L${600 + bx} ${540 + by}z`
            })
            .join(''),
          '#fff6e0',
        ) +
          m.rays(600, 540, 150, 9, '#e0b04a', 0.6, -170, -10) +
          m.circle(600, 540, 20, '#e6b955'),
        m.cutlery(s, 600, 480, 292, '#f0cd7a', 1.5),
        m.glassAbove(s, 900, 200, 66, '#f6d27a') + m.glassAbove(s, 1010, 290, 54, '#2f8f7f'),
        m.candleAbove(s, p, 270, 190, 30, '#fff6e0', '#e6b955') +
          m.candleAbove(s, p, 190, 280, 24, '#fff6e0', '#e6b955'),
        m.bunch(s, p, 90, 820, 130, { ...ivory, size: 5 }, 360) +
          m.bunch(s, p, 1110, 820, 130, { ...ivory, size: 5 }, 360),
      ],
    },
  ],
}
