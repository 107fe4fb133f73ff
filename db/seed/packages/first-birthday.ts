import { type DemoPackage, prose } from '../content.ts'

export const firstBirthday: DemoPackage = {
  slug: 'first-birthday',
  popular: false,
  price: 69_000,
  guests: { min: 8, max: 30 },
  eventTypes: ['birthday', 'baby_shower'],
  title: { en: 'First Birthday', fr: 'La première bougie' },
  summary: {
    en: 'Two hours between naps: one candle, soft mats, good coffee and a cake low enough to reach.',
    fr: 'Deux heures entre deux siestes : une bougie, des tapis doux et un gâteau à bonne hauteur.',
  },
  description: {
    en: prose(`
      A first birthday belongs to somebody who would rather have the box. So we keep it short, low and washable:
      two hours fitted around the nap, mats on the floor, a table at forty centimetres, and a corner where a
      feeding parent can shut the door.

      The grown-ups are looked after too. There is proper coffee, a savoury tart, something cold to drink, and a
      place to sit from which the whole room can be seen. The small cake is for the hands; the large one is for
      everyone else.

      We set up in your sitting room or in a hall nearby and take every balloon away with us. The same room, with
      fewer mats and more armchairs, makes a gentle baby shower.`),
    fr: prose(`
      Un premier anniversaire se fête avec quelqu’un qui préférera toujours l’emballage au cadeau. Alors nous
      faisons court, bas et lavable : deux heures calées sur la sieste, des tapis au sol, une table à quarante
      centimètres et un coin tranquille pour nourrir bébé.

      Les grands ne sont pas oubliés. Du vrai café, une tarte salée, de quoi se rafraîchir, et une place assise d’où
      l’on voit toute la pièce. Le petit gâteau est pour les doigts, le grand pour tous les autres.

      Nous nous installons dans votre salon ou dans une salle voisine, et nous repartons avec chaque ballon. Avec moins
      de tapis et plus de fauteuils, le même décor fait une jolie fête avant la naissance.`),
  },
  included: [
    { en: 'Soft mats, low table and twelve small chairs', fr: 'Tapis, table basse et douze petites chaises' },
    {
      en: 'A balloon garland, fixed well out of reach',
      fr: 'Une guirlande de ballons, accrochée hors de portée',
    },
    {
      en: 'A small cake for the child, with no added sugar',
      fr: 'Un petit gâteau sans sucre ajouté, rien que pour bébé',
    },
    { en: 'A second cake for up to thirty', fr: 'Un second gâteau, jusqu’à trente parts' },
    { en: 'Savoury tart, fruit, coffee and lemonade', fr: 'Tarte salée, fruits, café et citronnade' },
    {
      en: 'A screened corner for feeding and changing',
      fr: 'Un coin à l’abri des regards pour nourrir et changer',
    },
    {
      en: 'One host, two hours, everything cleared',
      fr: 'Une personne aux petits soins pendant deux heures, rangement compris',
    },
  ],
  themes: ['candy-pop', 'wild-meadow', 'coastal-linen', 'blush-classic'],
  addOns: ['cake-by-the-tier', 'table-florals', 'photographer', 'photo-booth', 'childrens-corner'],
}
