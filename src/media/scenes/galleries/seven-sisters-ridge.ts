import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('noon', {
  far: '#a9cdd6',
  mid: '#7fae6f',
  near: '#5f9457',
  ground: '#6fa05a',
  bloom: ['#f6c84c', '#ffffff', '#d9647c', '#8a6fb0'],
  accent: '#e8743b',
})
/** White cliffs that fall and rise, one behind the other, with turf on top. */
const sisters = (s: Sheet, y: number, h: number, turf: string) => {
  const tops = m.range(9, (i) => [600 + i * 92 - 120, y - h * (i % 2 ? 0.55 : 1) * (1 - i * 0.055)] as const)
  const edge = m.curve([[330, y - 6], ...tops, [1240, y - h * 0.5]])
  return (
    m.path(`${edge}V${y + 8}H330z`, s.across('#fdf8ee', '#dfe6e8')) +
    m.line(edge, turf, 20) +
    m.line(
      m
        .range(22, () => {
          const x = s.chance.whole(430, 1190)
          return m.d`M${x} ${y - h * 0.42}v${h * s.chance.between(0.1, 0.34)}`
        })
        .join(''),
      '#b9c4c8',
      3,
      { opacity: 0.6 },
    )
  )
}
/** A walker seen from behind, pack on the back and stick in hand; 100 high. */
const walker = (s: Sheet, coat: string, pack: string) =>
  s.stamp(
    m.line('M20-66L34-2', '#6a4a36', 3.4, { 'stroke-linecap': 'round' }),
    m.line('M-6-34L-10-2M6-34L9-2', '#3a4560', 9, { 'stroke-linecap': 'round' }),
    m.path('M-13-76q13-8 26 0l4 44q-17 6-34 0z', coat),
    m.line('M12-70L21-50', coat, 8, { 'stroke-linecap': 'round' }),
    m.path('M-11-74q11-5 22 0l2 32q-13 5-26 0z', pack),
    m.circle(0, -88, 8, '#e2b08a') + m.path('M-9-89q9-15 18 0q-9 5-18 0z', coat),
  )

export const sevenSistersRidge: Gallery = {
  slug: 'seven-sisters-ridge',
  kind: 'tour',
  paint,
  tags: ['cliffs', 'hike', 'sea'],
  pictures: [
    {
      alt: {
        en: 'Three walkers on the turf above a row of white chalk cliffs and a blue sea',
        fr: 'Trois marcheurs sur l’herbe, au-dessus d’une rangée de falaises blanches et d’une mer bleue',
      },
      tags: ['chalk', 'walkers'],
      draw: (s, p) => [
        m.sky(s, p, 480),
        m.clouds(
          '#ffffff',
          [
            [260, 150, 1.5],
            [860, 110, 1.1],
            [1060, 220, 0.7],
          ],
          0.85,
        ),
        m.sea(s, { far: '#5fa9c6', near: '#9fd4d6', glint: '#ffffff' }, 430, 900, 420, 380),
        sisters(s, 560, 230, '#7fae6f'),
        m.path('M0 620Q220 560 420 640T820 760T1200 800V900H0z', s.down('#8fbb70', '#4f8450')),
        m.path('M250 900Q300 760 250 690T120 610', 'none', {
          stroke: '#f3ead2',
          'stroke-width': 26,
          'stroke-linecap': 'round',
        }),
        walker(s, '#e8743b', '#3a4560')(232, 690, 1.25),
        walker(s, '#2f7f9a', '#b3475a')(318, 752, 1.7),
        walker(s, '#f6c84c', '#4f5d8a')(236, 868, 2.4),
        m.grass(s, 905, 70, '#3f7046', 80),
        m.strewn(s, 760, 800, 890, 700, 900, ['#f6c84c', '#ffffff'], 50),
      ],
    },
    {
      alt: {
        en: 'A red and white lighthouse below the cliff while the tide goes out',
        fr: 'Un phare rouge et blanc au pied de la falaise, à marée descendante',
      },
      tags: ['lighthouse', 'tide'],
      draw: (s, p) => [
        m.sky(s, p, 520),
        m.clouds(
          '#ffffff',
          [
            [820, 160, 1.4],
            [380, 250, 0.9],
          ],
          0.85,
        ),
        m.sea(s, { far: '#5fa9c6', near: '#bfe3dc', glint: '#ffffff' }, 500, 900, 800, 380),
        m.path('M0 250Q160 230 300 300T470 520Q430 640 480 760L420 900H0z', s.across('#fffaf0', '#cdd8dc')) +
          m.path('M0 250Q160 230 300 300T470 520l-26 4Q390 380 280 330T0 292z', '#7fae6f') +
          m.line('M120 340v90M210 380v120M330 430v90M70 500v140M260 560v130M380 600v80', '#b9c4c8', 4, {
            opacity: 0.6,
          }),
        m.path('M700 800q90-60 260-30q60 20 90 60H680z', '#8a8f96'),
        m.path('M812 780l18-360h60l18 360z', '#fdf8ee') +
          m.path('M823 560l5-90h64l5 90zM814 740l5-90h82l5 90z', '#d64545') +
          m.rect(818, 400, 84, 22, '#3a4560') +
          m.rect(832, 350, 56, 50, '#fff3c4') +
          m.path('M824 350q36-50 72 0z', '#d64545') +
          m.glow(s, 860, 374, 160, '#fff3c4', 0.5),
        m.dots(
          m.range(14, () => [s.chance.between(560, 1160), s.chance.between(120, 380)] as const),
          7,
          '#ffffff',
          { opacity: 0.9 },
        ),
        m.dim(s, 820, '#1c4a5c', 0.35),
      ],
    },
    {
      alt: {
        en: 'Boots, a flask and an unfolded map on a stone wall above the downs',
        fr: 'Des chaussures de marche, une gourde et une carte dépliée sur un muret, face aux collines',
      },
      tags: ['boots', 'map'],
      draw: (s, p) => [
        m.sky(s, p, 600),
        m.clouds(
          '#ffffff',
          [
            [300, 180, 1.4],
            [900, 150, 1.2],
          ],
          0.85,
        ),
        m.hills(s, 520, 120, '#a9cfa0', 3) +
          m.hills(s, 590, 130, '#86b878', 4) +
          m.hills(s, 660, 100, '#6aa060', 3),
        m.rect(0, 700, 1200, 200, s.down('#b9b2a4', '#857f78')),
        m.line(
          'M0 770h1200M0 840h1200M180 700v70M420 770v70M640 700v70M860 770v70M1040 700v70M260 840v60M760 840v60',
          '#6f6a66',
          6,
          { opacity: 0.5 },
        ),
        m.path('M560 690l190-64 150 20 160-40-40 96-170 26-140-22z', '#fdf6ea') +
          m.path('M750 626l-30 104M900 646l-20 82', 'none', { stroke: '#d9ccb0', 'stroke-width': 5 }) +
          m.line('M600 690q120-50 200-20t180-50', '#e8743b', 6, {
            'stroke-dasharray': '2 14',
            'stroke-linecap': 'round',
          }) +
          m.line('M640 660q90-30 130 0M830 664q60-26 120-8', '#86b878', 5),
        ...[170, 330].map((x) =>
          m.at(
            x,
            706,
            1.5,
            m.path('M-40 0v-96q22-12 44 0v42q36 10 46 30v24z', '#a8643c') +
              m.rect(-44, -8, 98, 14, '#3a3540', { rx: 6 }) +
              m.line('M-14-80h20M-12-62h22M-8-46h24', '#fdf6ea', 4) +
              m.path('M-40-96q22-12 44 0v14q-22-10-44 0z', '#c98862'),
          ),
        ),
        m.rect(452, 540, 66, 166, s.across('#5f9ab0', '#2f6f88'), { rx: 16 }) +
          m.rect(464, 512, 42, 34, '#3a4560', { rx: 8 }),
      ],
    },
  ],
}
