// Reads a JSON list of models in the LP format from standard input; writes a JSON list of their optima, null where there is none.
import highs from "highs";

const solver = await highs();
let text = "";
for await (const part of process.stdin) text += part;
const answers = JSON.parse(text).map(model => {
  const answer = solver.solve(model, { mip_rel_gap: 0, mip_abs_gap: 0 });
  if (answer.Status === "Optimal") return Math.round(answer.ObjectiveValue);
  if (answer.Status === "Infeasible") return null;
  throw new Error(answer.Status);
});
process.stdout.write(JSON.stringify(answers));
