import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { feature, merge } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import { nameOf, subRegionNameOf } from './names.mjs';
import { places } from './places.mjs';

const require = createRequire(import.meta.url);
const languages = { en: 'en', fr: 'fr', es: 'es', pt: 'pt-PT', ar: 'ar', ru: 'ru' };
const antarctica = '010';
const width = 1000;
const pathLimit = 6000;
const nearest = 8;
const farthestFromHome = 12;

const { codeMappings } = require('cldr-core/supplemental/codeMappings.json').supplemental;
const { territoryContainment } = require('cldr-core/supplemental/territoryContainment.json').supplemental;
const cldrNames = Object.fromEntries(Object.entries(languages).map(([language, locale]) =>
  [language, require(`cldr-localenames-full/main/${locale}/territories.json`).main[locale].localeDisplayNames.territories]));

const land110 = require('world-atlas/countries-110m.json');
const shapes50 = require('world-atlas/countries-50m.json');

// The frame: all land but Antarctica, and room at both edges for the islands too small to be drawn.
const land = merge(land110, land110.objects.countries.geometries.filter(shape => shape.id !== antarctica));
const edges = { type: 'MultiPoint', coordinates: [[-160, -21], [-167, 0], [-171, 0], [-170, -20]] };
const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(width, { type: 'GeometryCollection', geometries: [land, edges] });
const bounds = geoPath(projection).bounds(land);
const height = Math.ceil(bounds[1][1] - bounds[0][1]);
const [offsetX, offsetY] = projection.translate();
projection.translate([offsetX, offsetY - bounds[0][1]]);

const projectedRings = [];
let ring;
geoPath(projection, {
  moveTo(x, y) { ring = [[x, y]]; },
  lineTo(x, y) { ring.push([x, y]); },
  closePath() { projectedRings.push([...ring, ring[0]]); },
  arc() {}, beginPath() {},
})(land);

const planar = presimplify(topology({ land: { type: 'MultiPolygon', coordinates: projectedRings.map(points => [points]) } }));

// Integer steps from point to point: a step back to the same pixel is dropped, an island of less than three pixels too.
function draw(shape) {
  return shape.geometry.coordinates.map(([points]) => {
    const pixels = points.map(([x, y]) => [Math.round(x), Math.round(y)])
      .filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);
    if (pixels.length < 4) return '';
    let [x, y] = pixels[0];
    const steps = pixels.slice(1, -1).map(([nextX, nextY]) => {
      const step = `${nextX - x} ${nextY - y}`;
      [x, y] = [nextX, nextY];
      return step;
    });
    return `M${pixels[0].join(' ')}l${steps.join(' ')}z`.replace(/ -/g, '-');
  }).join('');
}

function drawn(kept) {
  const simple = simplify(planar, quantile(planar, kept));
  return draw(feature(simple, simple.objects.land));
}

let kept = 0.4;
while (drawn(kept).length > pathLimit) kept -= 0.002;
writeFileSync('land.json', JSON.stringify({ viewBox: `0 0 ${width} ${height}`, path: drawn(kept) }) + '\n');

const shapesByNumber = new Map(feature(shapes50, shapes50.objects.countries).features.map(shape => [shape.id, shape]));

function placeOf(alpha2, numeric) {
  if (places[alpha2]) return places[alpha2];
  const shape = shapesByNumber.get(numeric);
  if (!shape) throw new Error(`No place for ${alpha2}`);
  const pieces = shape.geometry.type === 'Polygon' ? [shape.geometry.coordinates] : shape.geometry.coordinates;
  const polygons = pieces.map(coordinates => ({ type: 'Polygon', coordinates }));
  return geoCentroid(polygons.reduce((largest, next) => (geoArea(next) > geoArea(largest) ? next : largest)));
}

// Sub-regions are UN M49's smallest: CLDR nests them under continents and ends with countries.
const subRegionCodes = ['015', '011', '017', '014', '018', '021', '029', '013', '005', '143', '030', '034', '035', '145', '151', '154', '155', '039', '053', '054', '057', '061'];
const subRegionOf = new Map(subRegionCodes.flatMap(code => territoryContainment[code]._contains.map(alpha2 => [alpha2, code])));
// M49 places these with a continent; CLDR keeps them apart as “outlying Oceania”.
for (const [alpha2, code] of Object.entries({ BV: '005', GS: '005', HM: '053', CC: '053', CX: '053', IO: '014', TF: '014', UM: '057' }))
  subRegionOf.set(alpha2, code);

const notIso = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ']);
const round = (value, digits) => Number(value.toFixed(digits));

const countries = Object.keys(cldrNames.en)
  .filter(code => /^[A-Z]{2}$/.test(code) && !notIso.has(code) && codeMappings[code]?._numeric)
  .sort()
  .map(alpha2 => {
    const { _alpha3: alpha3, _numeric: numeric } = codeMappings[alpha2];
    const [longitude, latitude] = placeOf(alpha2, numeric);
    const [x, y] = alpha2 === 'AQ' ? [null, null] : projection([longitude, latitude]);
    return {
      alpha2, alpha3, numeric,
      names: Object.fromEntries(Object.keys(languages).map(language => [language, nameOf(alpha2, language, cldrNames[language][alpha2])])),
      subRegion: subRegionOf.get(alpha2) ?? null,
      longitude: round(longitude, 1), latitude: round(latitude, 1), x, y,
    };
  });

// Neighbours push each other apart until circles can be told apart, each tied to its home so that none wanders off.
const onMap = countries.filter(country => country.x !== null);
const homes = onMap.map(({ x, y }) => [x, y]);
for (let round = 0; round < 200; round++)
  for (let i = 0; i < onMap.length; i++)
    for (let j = i + 1; j < onMap.length; j++) {
      const [a, b] = [onMap[i], onMap[j]];
      const distance = Math.hypot(b.x - a.x, b.y - a.y) || 0.01;
      if (distance >= nearest) continue;
      const push = (nearest - distance) / 2 / distance;
      const [dx, dy] = [(b.x - a.x || 0.01) * push, (b.y - a.y) * push];
      move(i, -dx, -dy);
      move(j, dx, dy);
    }

function move(index, dx, dy) {
  const country = onMap[index];
  const [homeX, homeY] = homes[index];
  const [x, y] = [country.x + dx, country.y + dy];
  const away = Math.hypot(x - homeX, y - homeY);
  const pull = away > farthestFromHome ? farthestFromHome / away : 1;
  country.x = Math.min(width - 3, Math.max(3, homeX + (x - homeX) * pull));
  country.y = homeY + (y - homeY) * pull;
}

for (const country of onMap) Object.assign(country, { x: round(country.x, 1), y: round(country.y, 1) });

const subRegions = subRegionCodes.map(code =>
  ({ code, names: Object.fromEntries(Object.keys(languages).map(language => [language, subRegionNameOf(code, language, cldrNames[language][code])])) }));

const lines = items => items.map(item => '    ' + JSON.stringify(item)).join(',\n');
writeFileSync('countries.json', `{\n  "subRegions": [\n${lines(subRegions)}\n  ],\n  "countries": [\n${lines(countries)}\n  ]\n}\n`);

console.log({ height, kept, path: drawn(kept).length, countries: countries.length });
