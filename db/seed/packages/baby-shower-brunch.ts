import { type DemoPackage, prose } from '../content.ts'

export const babyShowerBrunch: DemoPackage = {
  slug: 'baby-shower-brunch',
  popular: false,
  price: 124_000,
  guests: { min: 10, max: 40 },
  eventTypes: ['baby_shower', 'other'],
  title: { en: 'Baby Shower Brunch', fr: 'Brunch avant bébé' },
  summary: {
    en: 'A late, unhurried breakfast for the parents-to-be, with no games unless you ask for them.',
    fr: 'Un petit-déjeuner tardif et sans hâte pour les futurs parents. Des jeux ? Seulement sur demande.',
  },
  description: {
    en: prose(`
      Brunch is the right meal for it: nobody is tired yet, and everything on the table can be eaten by the person
      the day is for. Our kitchen cooks to the pregnancy list as a matter of course, and labels the two or three
      dishes that are for the others.

      The best chair in the room has arms, a footstool and a view of the door. Presents have their own table; cards
      are read aloud or not, as you prefer. We lay out paper and good pens so that each guest can write one line for
      the child to open at eighteen, and we bind them.

      Two and a half hours from the first coffee to the last goodbye. We do the washing-up.`),
    fr: prose(`
      Le brunch s’y prête bien : personne n’est encore fatigué, et tout ce qui est à table peut être mangé par celle
      que l’on fête. Notre cuisine suit d’office les recommandations de grossesse, et signale les deux ou trois plats
      réservés aux autres.

      Le meilleur fauteuil de la pièce a des accoudoirs, un repose-pieds et vue sur la porte. Les cadeaux ont leur
      table ; on lit les cartes à voix haute, ou pas. Du beau papier et de bons stylos attendent les invités : chacun
      écrit une ligne que l’enfant ouvrira à dix-huit ans, et nous relions le tout.

      Deux heures et demie, du premier café au dernier au revoir. La vaisselle est pour nous.`),
  },
  included: [
    {
      en: 'Hot and cold brunch, safe in pregnancy unless labelled',
      fr: 'Un brunch chaud et froid, adapté à la grossesse sauf mention',
    },
    {
      en: 'Coffee, four teas and two drinks without alcohol',
      fr: 'Café, quatre thés et deux cocktails sans alcool',
    },
    { en: 'A layer cake in the flavour you choose', fr: 'Un gâteau à étages, au parfum de votre choix' },
    { en: 'Flowers for the table and for the door', fr: 'Des fleurs pour la table et pour l’entrée' },
    {
      en: 'An armchair with a footstool, and cushions for the rest',
      fr: 'Un fauteuil avec repose-pieds, des coussins pour les autres',
    },
    {
      en: 'A book of lines for the child, bound afterwards',
      fr: 'Le livre des mots pour l’enfant, relié après la fête',
    },
    { en: 'Two hosts, set-up and clearing', fr: 'Deux hôtes, l’installation et le rangement' },
  ],
  themes: ['blush-classic', 'wild-meadow', 'coastal-linen', 'candy-pop'],
  addOns: ['cake-by-the-tier', 'string-quartet', 'table-florals', 'photographer', 'childrens-corner'],
}
