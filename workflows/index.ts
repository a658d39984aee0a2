/** Every workflow of the product: what the worker's bundle is built from. */
export { keyTask } from './key-task/workflow';
