// Copy it, and set the two variables before `az deployment group create`: openssl rand -hex 24 makes such secrets.
using 'main.bicep'

param registryName = 'myregistry'
param token = readEnvironmentVariable('POKER_TOKEN')
param databasePassword = readEnvironmentVariable('POKER_DATABASE_PASSWORD')

param workerCores = 4
param workersAtMost = 10
param workersForTraining = 10

// With capture, and a third variable:
// param withCapture = true
// param pseudonymKey = readEnvironmentVariable('POKER_PSEUDONYM_KEY')
