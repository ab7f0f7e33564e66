// Reads {schema, texts} from standard input and prints, for each text, what Neo4j's own analyser finds wrong with it.

const { lintCypherQuery } = require(`${process.argv[2]}/node_modules/@neo4j-cypher/language-support`);

const { schema, texts } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = Object.entries(texts).map(([name, { text, parameters }]) => {
  const { diagnostics } = lintCypherQuery(text, { ...schema, parameters });
  const said = diagnostics.map((each) => `line ${each.range.start.line + 1}: ${each.message}`);
  return [name, said];
});
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
