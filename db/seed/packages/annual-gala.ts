import { type DemoPackage, prose } from '../content.ts'

export const annualGala: DemoPackage = {
  slug: 'annual-gala',
  popular: false,
  price: 1_650_000,
  guests: { min: 100, max: 300 },
  eventTypes: ['corporate', 'other'],
  title: { en: 'Annual Gala', fr: 'Le gala annuel' },
  summary: {
    en: 'Round tables, short speeches and a dance floor that fills. For companies, and for good causes.',
    fr: 'Des tables rondes, des discours brefs, une piste qui se remplit. Pour entreprises et belles causes.',
  },
  description: {
    en: prose(`
      A gala has to please the person who comes every year and the one who was told to come. The
      ballroom does its part: a red carpet up the stairs, chandeliers, tall windows on the night. The
      seating does the rest. Your list arrives as a spreadsheet; ours goes back as a plan, with the shy
      beside the kind and the auction bidders within sight of the stage.

      Dinner is served to three hundred in eleven minutes, so speeches never meet cold food. Awards are
      read from cards we have printed, and said aloud beforehand. For a charity, the pledge moment has
      its own light, its own silence and a total on the screen as it grows.

      There is a waltz for those who know how and a band for everyone else. Coaches come when you say,
      and lost scarves are posted back.`),
    fr: prose(`
      Un gala doit plaire à qui vient chaque année comme à qui s’y trouve par devoir. La salle de bal
      fait sa part : tapis rouge dans l’escalier, lustres, hautes fenêtres sur la nuit. Le plan de table
      fait le reste. Vous nous envoyez une liste ; nous vous rendons un plan, où les timides voisinent
      avec les bienveillants et où les enchérisseurs voient la scène.

      Trois cents couverts servis en onze minutes : aucun discours ne croise un plat froid. Les noms des
      lauréats sont imprimés sur nos cartes et répétés avant la soirée. Pour une association, le moment
      des dons a sa lumière, son silence, et un total qui grandit à l’écran.

      Une valse pour ceux qui savent, un orchestre pour tous les autres. Les cars viennent à l’heure que
      vous dites, et les écharpes oubliées repartent par la poste.`),
  },
  included: [
    {
      en: 'A seating plan made with you, and place cards',
      fr: 'Un plan de table fait avec vous, et les marque-places',
    },
    {
      en: 'Round tables in wine red and gold, with roses and candles',
      fr: 'Des tables rondes, bordeaux et or, roses et bougies',
    },
    {
      en: 'Reception drinks and a three-course dinner with wine',
      fr: 'L’apéritif et un dîner en trois services, vins compris',
    },
    {
      en: 'Stage, screen, light, sound and a show caller',
      fr: 'Scène, écran, lumière, son et conduite de la soirée',
    },
    {
      en: 'A grand piano for the waltz, then a seven-piece band',
      fr: 'Un piano à queue pour la valse, puis sept musiciens',
    },
    { en: 'Awards or auction run from the desk', fr: 'Remise de prix ou enchères, menées depuis la régie' },
    {
      en: 'Cloakroom, door list and step-free access checked',
      fr: 'Vestiaire, accueil et accès de plain-pied vérifié',
    },
    {
      en: 'A crew of twenty-two and one person in charge',
      fr: 'Une équipe de vingt-deux personnes et une seule responsable',
    },
  ],
  themes: ['art-deco', 'moonlit-navy', 'evergreen', 'blush-classic'],
  addOns: [
    'welcome-champagne',
    'oyster-bar',
    'late-night-crepes',
    'table-florals',
    'lantern-ceiling',
    'photographer',
    'photo-booth',
    'shuttle-bus',
  ],
}
