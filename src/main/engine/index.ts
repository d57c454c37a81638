/** The public face of the engine: what the programs that start it may use. */
export { checkData, type CheckedPart } from './check-data';
export { startEngine, type Engine, type EngineOptions } from './engine';
export { createLog } from './log';
export { readRunning, tellRunning } from './running-engine';
export { setupCode } from './modules/setup';
export { faultSentence } from './transport/fault-body';
export { serveHttp } from './transport/http';
export { servePort, type EnginePort } from './transport/port';
