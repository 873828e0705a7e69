// Holds GLB files against the Khronos glTF validator: any error or warning fails.
//
//   node validate_glb.mjs FILE_OR_FOLDER...        a folder means every .glb below it
//   node validate_glb.mjs --from PROGRAM [ARG...]  what PROGRAM ARG... FOLDER writes into a new folder
//
// Exits with 77, which Meson counts as skipped, where the npm packages of tests/ are not installed.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const validator = await import("gltf-validator").then(
  (module) => module.default,
  () => {
    console.error("gltf-validator is not installed; `make setup-test` does that");
    process.exit(77);
  },
);

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .flatMap((entry) => {
      const child = join(path, entry.name);
      return entry.isDirectory() ? filesOf(child) : entry.name.endsWith(".glb") ? [child] : [];
    })
    .sort();
}

async function problemsOf(bytes) {
  // Severity 0 is an error, 1 a warning; the rest is advice.
  const report = await validator.validateBytes(new Uint8Array(bytes), { maxIssues: 100 });
  return report.issues.messages.filter((issue) => issue.severity <= 1);
}

async function proveThatItCanFail() {
  const json = Buffer.from('{"asset":{"version":"2.0"},"scene":7}   ');
  const head = Buffer.alloc(20);
  [0x46546c67, 2, 20 + json.length, json.length, 0x4e4f534a].forEach((word, i) => head.writeUInt32LE(word, 4 * i));
  if ((await problemsOf(Buffer.concat([head, json]))).length === 0) {
    throw new Error("the validator accepts a scene that does not exist");
  }
}

async function validate(paths) {
  const files = paths.flatMap(filesOf);
  let failed = 0;
  for (const file of files) {
    let problems;
    try {
      problems = await problemsOf(readFileSync(file));
    } catch (error) {
      problems = [{ code: "UNREADABLE", message: String(error), pointer: "" }];
    }
    for (const { code, message, pointer } of problems) {
      console.error(`${file}: ${code} ${pointer ?? ""} ${message}`);
    }
    failed += problems.length ? 1 : 0;
  }
  console.log(`${files.length - failed} of ${files.length} files are valid`);
  return failed || files.length === 0 ? 1 : 0;
}

async function validateMade(program, args) {
  const folder = mkdtempSync(join(tmpdir(), "promptar-glb-"));
  try {
    execFileSync(program, [...args, folder], { stdio: "inherit" });
    return await validate([folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await proveThatItCanFail();
const [first, ...rest] = process.argv.slice(2);
process.exit(first === "--from" ? await validateMade(rest[0], rest.slice(1)) : await validate(process.argv.slice(2)));
