/** Thrown where trying again cannot help: the job stops, and a person has to look at it. */
export class Hopeless extends Error {}
