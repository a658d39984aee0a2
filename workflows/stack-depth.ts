/**
 * How many frames a stack has in workflow code. The engine's library notes down the stack of every promise there, for
 * whoever asks where a workflow waits, and looks each frame up in the source map: with the usual ten that is a quarter
 * of all that a workflow costs its worker. Six still name the place and who called it, in errors as well. The worker
 * loads this before any workflow, since afterwards nothing can be set for all of them any more.
 */
Error.stackTraceLimit = 6;
