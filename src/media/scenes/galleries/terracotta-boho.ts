import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('golden', {
  sky: ['#e8a07a', '#f6cda0', '#fdeacb'],
  far: '#d99a78',
  mid: '#c9734f',
  near: '#a8553c',
  ground: '#d9a578',
  bloom: ['#f6e3cc', '#e0905f', '#b8502f', '#f2c07a', '#8f3f38'],
  leaf: ['#8a8f5f', '#6a7350', '#b0ad7a'],
  accent: '#b8502f',
  wood: '#9a6440',
  metal: '#c98f4f',
})
const dry: m.Florals = {
  kinds: ['dahlia', 'rose', 'cosmos'],
  twigs: ['olive', 'eucalyptus', 'fern'],
  size: 2.5,
  spread: 24,
  lush: 1.3,
  leafy: 1.1,
}
const plumes = ['#f0dcc0', '#e3c29c', '#f7ead6', '#d9ab80']

export const terracottaBoho: Gallery = {
  slug: 'terracotta-boho',
  kind: 'theme',
  paint,
  tags: ['boho', 'terracotta', 'golden-hour'],
  pictures: [
    {
      alt: {
        en: 'Three rounded panels in clay colours with pampas grass and roses, rugs laid on the ground',
        fr: 'Trois panneaux arrondis aux tons d’argile, herbe de la pampa et roses, tapis posés au sol',
      },
      tags: ['backdrop', 'pampas'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 700, s.down('#f0c8a0', '#f9e3c6')),
        m.circle(600, 330, 260, '#fdf0d8', { opacity: 0.7 }),
        m.path('M0 700V300q90-60 190 0v400zM1010 700V260q100-60 190 20v420z', '#e3a681'),
        m.rect(0, 690, 1200, 210, s.down('#dca67c', '#b9734f')),
        m.pampas(s, 330, 700, 420, 7, plumes, 76) + m.pampas(s, 890, 700, 420, 7, plumes, 76),
        m.boards(
          s,
          [
            { x: 430, w: 230, h: 470, colour: '#d98a62' },
            { x: 770, w: 230, h: 430, colour: '#e9b98a' },
            { x: 600, w: 270, h: 590, colour: '#b8593a' },
          ],
          715,
        ),
        m.rays(600, 260, 100, 16, '#f2c07a', 0.5) + m.circle(600, 260, 52, '#f2c07a'),
        m.garland(
          s,
          p,
          [
            [310, 690],
            [330, 650],
            [370, 690],
            [420, 700],
            [470, 690],
            [345, 600],
            [330, 560],
          ],
          { ...dry, size: 3.4, spread: 30 },
        ) +
          m.garland(
            s,
            p,
            [
              [880, 690],
              [860, 640],
              [830, 690],
              [780, 700],
              [880, 590],
            ],
            { ...dry, size: 3.4, spread: 30 },
          ),
        m.rug(600, 800, 860, 130, '#a8432f', '#f2d9b0', '#2f6a66'),
        m.path('M330 850q-80 0-80-36t80-36t80 36t-80 36z', '#e0905f') +
          m.path('M250 814q80 40 160 0v24q-80 44-160 0z', '#8f3f28', { opacity: 0.3 }),
        m.path('M870 850q-80 0-80-36t80-36t80 36t-80 36z', '#2f6a66'),
        m.lantern(s, p, '#7a4630')(500, 836, 1) +
          m.lantern(s, p, '#7a4630')(700, 840, 0.8) +
          m.lantern(s, p, '#7a4630')(150, 830, 1.3),
        m.potted(1080, 800, 280, '#8a8f5f', '#b8593a'),
      ],
    },
    {
      alt: {
        en: 'A peacock chair, poufs and a low table under a macramé canopy',
        fr: 'Un fauteuil paon, des poufs et une table basse sous un dais de macramé',
      },
      tags: ['lounge', 'macrame'],
      draw: (s, p) => [
        m.room(s, '#efc9a4', '#b9774f', 670),
        m.window(
          s,
          210,
          560,
          220,
          400,
          '#c98f62',
          m.sky(s, p) + m.sun(s, p, 230, 330, 50) + m.mountains(s, 520, 120, '#c9734f', 7),
        ),
        m.path('M260 690l320 210H140l-60-210z', '#fff0c8', { opacity: 0.3 }),
        m.line('M380 90H1180', '#9a6440', 14, { 'stroke-linecap': 'round' }),
        m.line(
          m.range(33, (i) => m.d`M${396 + i * 24} 96V${180 + Math.abs(16 - i) * 12}`).join(''),
          '#fbf0dc',
          8,
          { 'stroke-linecap': 'round' },
        ),
        m.line(
          m.range(16, (i) => m.d`M${408 + i * 48} 110l24 34 24-34M${408 + i * 48} 178l24-34 24 34`).join(''),
          '#fbf0dc',
          5,
        ),
        m.rug(640, 800, 980, 140, '#c9734f', '#f6e3cc', '#2f6a66'),
        m.shadow(780, 800, 150),
        m.path('M620 640q-60-330 160-340t160 340q-40 60-160 60t-160-60z', '#d9a870') +
          m.path('M650 610q-40-260 130-270t130 270q-40 50-130 50t-130-50z', 'none', {
            stroke: '#a8743f',
            'stroke-width': 7,
          }) +
          m.line(
            m
              .range(
                9,
                (i) =>
                  m.d`M780 660Q${780 + (i - 4) * 34} 520 ${780 + (i - 4) * 38} ${340 + Math.abs(i - 4) ** 2 * 9}`,
              )
              .join(''),
            '#a8743f',
            5,
          ),
        m.path('M680 640h200l-10 60q-90 30-180 0z', '#f6e3cc') +
          m.path('M700 690l24 110h112l24-110z', '#c08f55'),
        m.path('M730 560q50-16 100 0q10 44 0 84q-50 12-100 0q-10-40 0-84z', '#b8502f'),
        m.path('M430 830q-90 0-90-46t90-46t90 46t-90 46z', '#e0905f') +
          m.line('M430 738v92M380 744q-30 40 0 80M480 744q30 40 0 80', '#b8502f', 3, { opacity: 0.6 }),
        m.sideTable(560, 850, 190, 100, '#9a6440', '#7a4630') +
          m.vase(s, 560, 752, 56, 70, '#b8593a') +
          m.pampas(s, 560, 690, 200, 5, plumes, 70),
        m.potted(1090, 810, 330, '#7f8a5a', '#a8553c'),
      ],
    },
    {
      alt: {
        en: 'Clay vases of pampas, roses and dried leaves before a sunlit plaster wall',
        fr: 'Vases d’argile, pampa, roses et feuilles séchées devant un mur de plâtre ensoleillé',
      },
      tags: ['flowers', 'vases'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#e3a680', '#f3cfa6')),
        m.path('M330 720V330a270 270 0 0 1 540 0v390z', s.down('#c9704a', '#dd9468')),
        m.circle(690, 280, 90, '#f9d9a0', { opacity: 0.9 }),
        m.path('M0 0h300l240 900H180z', '#fff3d6', { opacity: 0.22 }),
        m.rect(0, 716, 1200, 184, s.down('#f6e3cc', '#d0a07a')),
        m.pampas(s, 360, 570, 460, 7, plumes, 60),
        m.shadow(360, 800, 120) + m.vase(s, 360, 800, 200, 260, '#a8482f'),
        m.shadow(640, 820, 120) +
          m.bunch(s, p, 640, 560, 170, { ...dry, size: 6 }) +
          m.vase(s, 640, 820, 190, 200, '#f3e3cc') +
          m.line('M560 740l28 20 28-20 28 20 28-20 28 20', '#b8502f', 5),
        m.shadow(880, 808, 90) +
          m.garland(
            s,
            p,
            m.range(6, (_, u) => [880 + u * 90, 590 - u * 260]),
            { kinds: ['cosmos'], twigs: ['eucalyptus', 'olive'], size: 4, spread: 14, lush: 0.4, leafy: 2 },
          ) +
          m.vase(s, 880, 808, 120, 230, '#2f6a66'),
        m.pillar(s, p, 150, 816, 64, 120, '#f6e3cc') + m.pillar(s, p, 220, 836, 54, 80, '#e0905f'),
        m.path('M1010 830q-14-40 30-44t46 44q-38 16-76 0z', '#c9734f') +
          m.path('M1060 850q-8-30 22-34t36 34q-30 12-58 0z', '#e9b98a'),
      ],
    },
    {
      alt: {
        en: 'A low table on rugs among cacti in the desert at sunset, cushions all around',
        fr: 'Une table basse sur des tapis parmi les cactus du désert au couchant, coussins tout autour',
      },
      tags: ['desert', 'dinner'],
      draw: (s, p) => {
        const cactus = (x: number, y: number, h: number) =>
          m.line(
            m.d`M${x} ${y}V${y - h}M${x} ${y - h * 0.36}h${-h * 0.2}v${-h * 0.26}M${x} ${y - h * 0.5}h${h * 0.2}v${-h * 0.24}`,
            '#5f7a58',
            h * 0.13,
            { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
          ) + m.line(m.d`M${x - h * 0.02} ${y}V${y - h}`, '#8aa070', h * 0.02, { 'stroke-linecap': 'round' })
        const cushion = (x: number, y: number, c: string) =>
          m.path('M-56-34Q0-48 56-34Q68 0 54 26Q0 36-54 26Q-68 0-56-34z', c, { transform: m.placed(x, y) }) +
          m.path('M-56-4Q0 12 58-4L54 26Q0 36-54 26z', '#5a2418', {
            opacity: 0.16,
            transform: m.placed(x, y),
          })
        return [
          m.rect(0, 0, 1200, 620, s.down('#c9604f', '#f2a368', '#fde0a8')),
          m.sun(s, p, 600, 420, 120),
          m.path(
            'M0 620V430h150l30 60h90l24 130zM1200 620V390h-120l-30 40h-70l-20 60h-60l-40 130z',
            '#b8593f',
          ),
          m.mountains(s, 620, 110, '#9a4538', 6),
          m.rect(0, 600, 1200, 300, s.down('#e0a06a', '#b96f48')),
          cactus(180, 700, 260) + cactus(1040, 680, 300) + cactus(900, 640, 130) + cactus(330, 630, 110),
          m.rug(600, 800, 1020, 170, '#8f3f38', '#e9b98a', '#2f6a66'),
          [
            [330, 770, '#2f6a66'],
            [460, 742, '#f2c07a'],
            [600, 734, '#b8502f'],
            [740, 742, '#f6e3cc'],
            [870, 770, '#8f3f38'],
          ]
            .map(([x, y, c]) => cushion(x as number, y as number, c as string))
            .join(''),
          m.shadow(600, 846, 330),
          m.board(300, 900, 780, 66, '#9a6440', 50),
          m.garland(
            s,
            p,
            m.range(9, (_, u) => [370 + u * 460, 774]),
            { ...dry, size: 2.8, spread: 16 },
          ),
          [400, 520, 690, 800]
            .map((x, i) => m.taper(s, p, x, 780, 100 + (i % 2) * 34, ['#f6e3cc', '#b8502f'][i % 2]!))
            .join(''),
          cushion(250, 860, '#e0905f') + cushion(950, 860, '#2f6a66'),
          m.pampas(s, 70, 900, 330, 5, plumes, 50) + m.pampas(s, 1130, 900, 330, 5, plumes, 50),
          m.bulbs(p, [180, 440], [1040, 380], 90, 20, 10),
        ]
      },
    },
  ],
}
