import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('night', {
  sky: ['#0c1140', '#1d1f6b', '#4b2f96'],
  far: '#33409c',
  mid: '#20276e',
  near: '#141848',
  ground: '#1a1d55',
  bloom: ['#ffffff', '#6fe0e6', '#ff6f91', '#ffb347'],
  leaf: ['#2a8a8f', '#1f5f7a', '#58c0b4'],
  accent: '#ff6f91',
  metal: '#8fa0d8',
  wood: '#3b3f8c',
})
const hall = (s: import('../sheet.ts').Sheet, floor: number) =>
  m.rect(0, 0, 1200, 900, s.down('#0a0e36', '#1c1f6a', '#3b2b8c')) +
  m.rect(0, floor, 1200, 900 - floor, s.down('#262a7c', '#0d1038'))

export const launchNight: Gallery = {
  slug: 'launch-night',
  kind: 'package',
  paint,
  tags: ['corporate', 'launch', 'night'],
  pictures: [
    {
      alt: {
        en: 'A speaker on a stage before a great glowing screen, beams of light over a full house',
        fr: 'Une oratrice sur scène devant un grand écran lumineux, des faisceaux au-dessus d’une salle comble',
      },
      tags: ['stage', 'screen', 'audience'],
      draw: (s) => [
        hall(s, 640),
        m.glow(s, 600, 360, 640, '#6a6ff0', 0.7),
        m.screen(s, 330, 190, 540, 300, '#ff6f91', '#4b4fe0', '#8ff0ea', 'orbit'),
        m.screen(s, 90, 250, 190, 200, '#22c7cf', '#2b3fc0', '#c9fff6', 'waves'),
        m.screen(s, 920, 250, 190, 200, '#ffb347', '#e0507f', '#ffe9b0', 'blocks'),
        m.truss(40, 84, 1120, 40, '#4a55b0'),
        m.beams(
          s,
          128,
          [
            [140, 62, '#6fe0e6'],
            [330, 74, '#ff6f91'],
            [460, 102, '#8f8cff'],
            [740, 78, '#8f8cff'],
            [870, 106, '#ff6f91'],
            [1060, 118, '#6fe0e6'],
          ],
          620,
          12,
          0.5,
        ),
        m.platform(s, 600, 620, 900, 70, '#2f3590', '#6fe0e6'),
        m.pool(s, 600, 596, 260, 36, '#ffffff', 0.6),
        m.shadow(600, 606, 44, 0.4),
        m.lady(s, '#ffb347', 2, false)(600, 606, 1.9),
        m.rect(706, 520, 8, 84, '#8fa0d8') + m.path('M676 520h68l-10 84h-48z', '#3f48b4'),
        m.crowd(760, 1200, 62, '#23287a', 0.3),
        m.crowd(830, 1260, 84, '#171b58', 0.3),
        m.crowd(910, 1300, 112, '#0c0f38', 0.3),
      ],
    },
    {
      alt: {
        en: 'Something new waits under a cloth on a lit plinth, circled by rings of light',
        fr: 'Une nouveauté attend sous un voile sur un socle éclairé, entourée d’anneaux de lumière',
      },
      tags: ['reveal', 'plinth'],
      draw: (s) => [
        hall(s, 660),
        m
          .range(4, (i) =>
            m.circle(600, 420, 210 + i * 88, 'none', {
              stroke: ['#ff6f91', '#8f8cff', '#6fe0e6', '#ffb347'][i]!,
              'stroke-width': 16 - i * 3,
              opacity: 0.85 - i * 0.17,
            }),
          )
          .join(''),
        m.rect(0, 660, 1200, 240, s.down('#2b2f88', '#0d1038')),
        m.beam(s, 600, -20, 90, 800, 34, '#fff6dc', 0.6),
        m.pool(s, 600, 790, 480, 80, '#8f8cff', 0.8),
        m.ellipse(600, 812, 330, 56, '#171b58') +
          m.path('M270 790a330 56 0 0 0 660 0v24a330 56 0 0 1-660 0z', '#6fe0e6') +
          m.ellipse(600, 790, 330, 56, s.across('#4b55d0', '#2b2f88')),
        m.rect(480, 600, 240, 190, s.across('#eef2ff', '#b9c2f4', '#7c86d8')) +
          m.ellipse(600, 600, 120, 20, '#ffffff'),
        m.path(
          'M600 300q-76 4-96 90q-10 110-60 262q34 22 70-4q30 24 62 0q28 22 60-2q36 22 66 0q30 18 56 0q-50-140-60-256q-22-86-98-90z',
          s.across('#ff9fb6', '#ff6f91', '#c23f78'),
        ),
        m.path(
          'M570 320q-40 120-50 330l26 2q4-200 24-332zM640 330q30 130 38 318l22-2q-10-180-60-316z',
          '#7a1f5a',
          { opacity: 0.25 },
        ),
        m.path('M598 306q-16 160-4 340l14 4q-14-180-10-344z', '#fff', { opacity: 0.3 }),
        m.gent(s, '#0c0f38', 1)(190, 850, 2.2) +
          m.lady(s, '#1a4f7a', 0, false)(290, 840, 2) +
          m.lady(s, '#6a2f7c', 2, false)(930, 842, 2.05) +
          m.gent(s, '#0c0f38', 3)(1024, 856, 2.2),
        m.confetti(s, 50, 60, 560, ['#ffb347', '#6fe0e6', '#ff6f91', '#ffffff'], 8),
      ],
    },
    {
      alt: {
        en: 'Guests enter through a tunnel of bright frames along a carpet',
        fr: 'Des invités entrent par un tunnel de cadres lumineux sur un tapis',
      },
      tags: ['entrance', 'lights'],
      draw: (s) => {
        const hues = ['#ffb347', '#ff6f91', '#c46ff0', '#8f8cff', '#6fb8ff', '#6fe0e6', '#9ff5d8']
        return [
          m.rect(0, 0, 1200, 900, s.down('#090c30', '#15184f')),
          m.glow(s, 600, 480, 420, '#fff0d8', 0.9),
          m.path('M548 560h104l360 340H188z', s.down('#ffd9a8', '#e0507f')),
          m.path('M548 560L188 900H60L540 560zM652 560l360 340h128L660 560z', '#ffffff', { opacity: 0.08 }),
          hues
            .map((hue, i) => {
              const k = 0.2 * 1.42 ** (i + 0.2)
              const [w, h] = [540 * k, 560 * k]
              const y = 560 + (k - 0.2) * 150
              return (
                m.path(m.d`M${600 - w} ${y}v${-h}h${2 * w}v${h}`, 'none', {
                  stroke: hue,
                  'stroke-width': 30 * k,
                  opacity: 0.22,
                }) +
                m.path(m.d`M${600 - w} ${y}v${-h}h${2 * w}v${h}`, 'none', {
                  stroke: hue,
                  'stroke-width': 11 * k,
                })
              )
            })
            .join(''),
          m.lady(s, '#fff0d8', 1, false)(580, 590, 0.9) + m.gent(s, '#20276e', 0)(622, 592, 0.95),
          m.shadow(450, 782, 50, 0.4) + m.gent(s, '#141848', 2)(450, 780, 2.1),
          m.shadow(540, 800, 50, 0.4) + m.lady(s, '#22a7b4', 3)(540, 800, 2.1),
          m.shadow(730, 720, 40, 0.4) + m.lady(s, '#ffb347', 0, false)(730, 720, 1.6),
        ]
      },
    },
    {
      alt: {
        en: 'Cocktails and conversation at high tables under hanging globes of light',
        fr: 'Cocktails et conversations autour de tables hautes sous des globes lumineux',
      },
      tags: ['bar', 'cocktails', 'networking'],
      draw: (s, p) => {
        const globe = (c: string) =>
          s.stamp(
            m.circle(0, 44, 110, s.halo(c, 0.55)),
            m.circle(0, 44, 38, s.ball('#ffffff', c, m.darker(c, 0.2))),
          )
        const [a, b, c] = [globe('#ff8fa8'), globe('#7fe6ea'), globe('#ffc36f')]
        const high = (x: number, y: number, k: number) =>
          m.at(
            x,
            y,
            k,
            m.shadow(0, 0, 60, 0.4),
            m.rect(-6, -130, 12, 130, '#8fa0d8'),
            m.ellipse(0, -2, 44, 8, '#8fa0d8'),
            m.ellipse(0, -130, 76, 13, '#eef2ff'),
            m.ellipse(0, -134, 76, 12, '#ffffff'),
            m.tumbler(s, '#ff8f6f', '#ffb347')(-24, -136, 0.42),
            m.flute(s, '#ffe08a')(16, -134, 0.5),
            m.votive(s, p)(42, -134, 0.5),
          )
        return [
          hall(s, 620),
          m.screen(s, 60, 150, 1080, 350, '#2b3fc0', '#c23f9a', '#7fe6ea', 'waves'),
          m.rect(0, 500, 1200, 120, '#171b58'),
          m.line('M0 512H1200', '#6fe0e6', 5),
          m.pool(s, 600, 780, 640, 130, '#8f6ff0', 0.6),
          m.hung(a, p, [
            [180, 150, 1],
            [760, 90, 1.2],
          ]),
          m.hung(b, p, [
            [400, 80, 1.2],
            [980, 190, 1],
          ]),
          m.hung(c, p, [
            [580, 190, 1],
            [1110, 70, 0.9],
          ]),
          m.gent(s, '#0f1346', 0)(180, 740, 1.8) + m.lady(s, '#22a7b4', 1, false)(330, 742, 1.75),
          high(255, 750, 1.1),
          m.lady(s, '#ffb347', 2, false)(790, 730, 1.7) + m.gent(s, '#33409c', 3)(930, 734, [-1.8, 1.8]),
          high(860, 742, 1.1),
          m.gent(s, '#5a2f8c', 1)(470, 856, 2.4) + m.lady(s, '#ff6f91', 0, false)(720, 858, [-2.35, 2.35]),
          high(596, 872, 1.5),
        ]
      },
    },
    {
      alt: {
        en: 'The control desk at the back of the hall, faders lit, the stage bright beyond',
        fr: 'La régie au fond de la salle, curseurs allumés, la scène éclatante au loin',
      },
      tags: ['technical', 'stage'],
      draw: (s) => [
        hall(s, 520),
        m.glow(s, 600, 330, 520, '#c46ff0', 0.7),
        m.screen(s, 430, 200, 340, 190, '#ffb347', '#e0507f', '#fff0c8', 'blocks'),
        m.platform(s, 600, 470, 520, 40, '#2f3590', '#ffb347'),
        m.beams(
          s,
          90,
          [
            [420, 70, '#6fe0e6'],
            [520, 96, '#ff6f91'],
            [680, 84, '#ffb347'],
            [780, 110, '#6fe0e6'],
          ],
          560,
          12,
          0.6,
        ),
        m.truss(340, 66, 520, 26, '#4a55b0'),
        m.cheer(s, '#ffffff', 1)(600, 460, 0.9),
        m.crowd(560, 1200, 34, '#33389a', 0.3),
        m.crowd(605, 1200, 46, '#20256e', 0.3),
        m.gent(s, '#0c0f38', 1)(250, 800, 3),
        m.lady(s, '#141a55', 0, false)(960, 800, 2.9),
        m.path('M60 690h1080l60 210H0z', s.down('#3a3f9c', '#14174a')),
        m.path('M60 690h1080v10H57z', '#8f8cff', { opacity: 0.7 }),
        m.line(m.range(18, (i) => m.d`M${150 + i * 53} 740L${118 + i * 57} 850`).join(''), '#0a0e36', 9, {
          'stroke-linecap': 'round',
        }),
        ...['#6fe0e6', '#ff6f91', '#ffb347'].map((c, j) =>
          m.line(
            m
              .range(18, (i) => (i % 3 === j ? m.d`M${134 + i * 55} ${770 + ((i * 29) % 50)}h22` : ''))
              .join(''),
            c,
            13,
            { 'stroke-linecap': 'round' },
          ),
        ),
        m.dots(
          m.range(54, (i) => [140 + (i % 27) * 35, i < 27 ? 712 : 724]),
          6,
          '#9ff5d8',
        ),
      ],
    },
  ],
}
