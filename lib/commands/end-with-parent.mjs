// Loaded before the web server: when the process that started it is killed, the channel closes and the server ends too, so that its port is free again.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
