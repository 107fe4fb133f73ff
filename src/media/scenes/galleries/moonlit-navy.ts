import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('night', {
  sky: ['#0b1440', '#1b2f70', '#4a68a8'],
  far: '#3a5594',
  mid: '#263f7c',
  near: '#16295c',
  ground: '#22356c',
  bloom: ['#ffffff', '#dbe6f8', '#9fb8e6', '#5f7fc9'],
  leaf: ['#4f7f94', '#35607c', '#8fb3c0'],
  accent: '#c9d6f0',
  metal: '#d9dfee',
  glow: '#fff0c0',
  wood: '#3a4a7c',
})
const silver: m.Florals = {
  kinds: ['anemone', 'hydrangea', 'peony'],
  twigs: ['eucalyptus', 'olive'],
  size: 2.4,
  spread: 24,
  lush: 1.4,
  leafy: 1,
}

export const moonlitNavy: Gallery = {
  slug: 'moonlit-navy',
  kind: 'theme',
  paint,
  tags: ['navy', 'moon', 'night'],
  pictures: [
    {
      alt: {
        en: 'Navy drapes part on a great glowing moon ringed with white flowers, candles on the steps',
        fr: 'Des tentures marine s’ouvrent sur une grande lune lumineuse bordée de fleurs blanches, bougies sur les marches',
      },
      tags: ['backdrop', 'drapes'],
      draw: (s, p) => {
        const light = m.votive(s, p)
        return [
          m.rect(0, 0, 1200, 900, s.down('#0b1440', '#1f3680')),
          m.stars(s, 90, 640, '#ffffff'),
          m.glow(s, 600, 390, 560, '#fff3cf', 0.5),
          m.circle(600, 390, 240, s.ball('#fffdf2', '#f6ecd0', '#cfd3e0')),
          m.dots(
            [
              [520, 310],
              [690, 450],
            ],
            70,
            '#d9d3c0',
            { opacity: 0.4 },
          ) +
            m.dots(
              [
                [640, 300],
                [540, 470],
                [720, 340],
              ],
              34,
              '#d9d3c0',
              { opacity: 0.4 },
            ),
          m.garland(s, p, m.arc(600, 390, 246, 246, 60, 215, 17), { ...silver, size: 2.9, spread: 34 }),
          m.curtain(s, 0, 0, 340, 720, '#1d3478') + m.curtain(s, 1200, 0, 340, 720, '#1d3478', 'right'),
          m.swags(
            s,
            [
              [-20, -10],
              [300, -10],
              [600, -10],
              [900, -10],
              [1220, -10],
            ],
            96,
            '#274591',
          ),
          m.rect(0, 700, 1200, 200, s.down('#2c4486', '#131f50')),
          [
            [680, 720, 620],
            [740, 764, 760],
            [800, 812, 900],
          ]
            .map(
              ([, y, w]) =>
                m.rect(600 - w! / 2, y! - 20, w!, 48, s.down('#e3e9f6', '#8fa0cc')) +
                m.rect(600 - w! / 2, y! - 20, w!, 6, '#ffffff'),
            )
            .join(''),
          m
            .range(
              5,
              (i) =>
                light(330 - i * 34, 720 + i * 34, 1 + i * 0.12) +
                light(870 + i * 34, 720 + i * 34, 1 + i * 0.12),
            )
            .join(''),
          m.urn(s, 250, 700, 80, 90, '#c9d3ea') +
            m.bunch(s, p, 250, 580, 74, { ...silver, size: 2.8 }) +
            m.urn(s, 950, 700, 80, 90, '#c9d3ea') +
            m.bunch(s, p, 950, 580, 74, { ...silver, size: 2.8 }),
        ]
      },
    },
    {
      alt: {
        en: 'A round table in navy cloth with a tall silver candelabra and white flowers',
        fr: 'Une table ronde nappée de marine, grand candélabre d’argent et fleurs blanches',
      },
      tags: ['table', 'candelabra'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 640, s.down('#0d1848', '#2c4a94')),
        m.fairy(p, 60, 0, 1080, 560, 28),
        m.rect(0, 630, 1200, 270, s.down('#1a2a62', '#0c1540')),
        m.pool(s, 600, 830, 560, 70, '#9fb8e6', 0.5),
        m.roundTable(
          s,
          p,
          '#23418c',
          '#f4f7fd',
          m.candelabra(s, p, 0, 6, 190, '#ffffff') + m.bunch(s, p, 0, -4, 36, { ...silver, size: 1.6 }, 220),
          m.chairBack(s, '#c9d3ea', '#9fb8e6'),
        )(600, 560, 2.6),
      ],
    },
    {
      alt: {
        en: 'Paper moons and silver stars hang at different heights above a blue lounge',
        fr: 'Des lunes de papier et des étoiles d’argent suspendues au-dessus d’un salon bleu',
      },
      tags: ['lounge', 'stars'],
      draw: (s, p) => {
        const star = s.stamp(
          m.path('M0-30L8-9 30-7 13 7 18 29 0 17-18 29-13 7-30-7-8-9z', '#f4efd8'),
          m.path('M0-30L8-9 30-7 13 7 18 29 0 17z', '#c9c9d6', { opacity: 0.5 }),
        )
        const half = s.stamp(m.crescent(s, 0, 40, 44, '#fbe9b4'))
        return [
          m.room(s, '#24418a', '#16245a', 680),
          m.panels(s, 640, 120, 4, '#9fb8e6', 0.3),
          m.hung(star, p, [
            [150, 210, 1],
            [330, 120, 1.4],
            [510, 300, 1.1],
            [840, 130, 1.2],
            [1000, 300, 1.5],
            [1110, 130, 0.9],
            [720, 240, 0.8],
          ]),
          m.hung(half, p, [
            [240, 260, 1],
            [600, 90, 2],
            [930, 210, 0.8],
          ]),
          m.rug(600, 800, 1000, 130, '#dbe6f8', '#5f7fc9', '#16295c'),
          m.sofa(s, 600, 790, 620, '#3a5fb0', '#d9dfee', ['#dbe6f8', '#fbe9b4', '#9fb8e6']),
          m.sideTable(200, 830, 170, 150, '#e3e9f6', '#d9dfee') +
            m.vase(s, 200, 682, 60, 90, '#ffffff') +
            m.bunch(s, p, 200, 560, 78, { ...silver, size: 3 }),
          m.sideTable(1000, 830, 170, 150, '#e3e9f6', '#d9dfee') +
            m.pillar(s, p, 970, 682, 40, 90, '#ffffff') +
            m.pillar(s, p, 1020, 684, 36, 60, '#ffffff'),
        ]
      },
    },
    {
      alt: {
        en: 'Silver and navy place from above with a folded star napkin and anemones',
        fr: 'Couvert argent et marine vu du dessus, serviette en étoile et anémones',
      },
      tags: ['place-setting', 'table'],
      draw: (s, p) => [
        m.marbleAbove(s, '#1c2f6c', '#8fa8dc'),
        m.stars(s, 70, 900, '#c9d6f0'),
        m.plate(s, 560, 480, 240, '#d9dfee', '#2a4a9a', 'beads', '#f4f7fd'),
        m.path('M0-100L26-32 98-28 42 18 60 90 0 50-60 90-42 18-98-28-26-32z', '#ffffff', {
          transform: 'translate(560 480)',
        }) +
          m.path('M0-100L26-32 98-28 42 18 60 90 0 50z', '#aebfe0', {
            transform: 'translate(560 480)',
            opacity: 0.6,
          }),
        m.flower(s, 'anemone')(560, 484, 3.4, 0, { fill: '#dbe6f8' }),
        m.cutlery(s, 560, 490, 284, '#dfe6f4', 1.5),
        m.garland(
          s,
          p,
          m.range(11, (_, u) => [1090 - Math.sin(u * 3.1) * 70, -10 + u * 920]),
          { ...silver, size: 5, spread: 54 },
        ),
        m.glassAbove(s, 880, 180, 62, '#dfe8f8') +
          m.candleAbove(s, p, 190, 180, 32, '#ffffff', '#d9dfee') +
          m.candleAbove(s, p, 300, 120, 24, '#ffffff', '#d9dfee') +
          m.candleAbove(s, p, 930, 790, 30, '#ffffff', '#d9dfee'),
      ],
    },
  ],
}
