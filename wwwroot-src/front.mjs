// `node front.mjs install` and `node front.mjs build`: what the .NET build calls. Two builds at once take turns, and
// the second finds the work done.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const web = join(here, "..", "Lublin.Startups.Web");
const lock = join(here, ".lock");
const steps = {
  install: {
    stamp: join(here, "node_modules", ".stamp"),
    needs: ["package-lock.json"],
    run: () => npm("ci", "--no-audit", "--no-fund"),
  },
  build: {
    stamp: join(here, "node_modules", ".built"),
    also: join(web, "wwwroot", "dist", "main.css"),
    needs: ["src", "scss", "art", "public", "package-lock.json", "vite.config.js", "pictures.mjs"],
    run: () => npm("run", "build"),
  },
};

const step = steps[process.argv[2]];
await takeTurn();
try {
  if (stale(step)) {
    step.run();
    writeFileSync(step.stamp, "");
  }
} finally {
  rmSync(lock, { recursive: true, force: true });
}

async function takeTurn() {
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, "pid"), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (abandoned()) rmSync(lock, { recursive: true, force: true });
    else await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function abandoned() {
  try {
    process.kill(Number(readFileSync(join(lock, "pid"), "utf8")), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function stale({ stamp, also, needs }) {
  if (!existsSync(stamp) || (also && !existsSync(also))) return true;
  const built = statSync(stamp).mtimeMs;
  return needs.some((path) => newest(join(here, path)) > built);
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function npm(...args) {
  execFileSync("npm", args, { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
}
