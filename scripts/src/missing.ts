import { find, services } from './needs.ts'

/** Prints the Debian packages that this machine lacks for the whole test run, for `apt-get install`. */
const packages = Object.values(services)
  .filter((service) => find(service) === undefined)
  .map((service) => service.package)
console.log(packages.join(' '))
