// Poker on Azure Container Apps. The commands, and what is open to whom: docs/deploy.md.
targetScope = 'resourceGroup'

@description('The region.')
param location string = resourceGroup().location

@description('An Azure Container Registry in this resource group that holds the images.')
param registryName string

@description('The images, without their registry.')
param coordinatorImage string = 'poker-coordinator:0.1.0'
param workerImage string = 'poker-worker:0.1.0'
param captureImage string = 'poker-capture:0.1.0'
param botImage string = 'poker-bot:0.1.0'

@description('What every call of gRPC and of the API carries.')
@secure()
@minLength(16)
param token string

@description('The password of the database role poker, which administers the server.')
@secure()
@minLength(16)
param databasePassword string

@description('private: the server has an address in the virtual network alone. public: any Azure address may ask for the password.')
@allowed(['private', 'public'])
param databaseAccess string = 'private'

@description('The server, such as Standard_D2ds_v5 of the tier GeneralPurpose.')
param databaseSku string = 'Standard_D2ds_v5'
@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string = 'GeneralPurpose'
@minValue(32)
param databaseStorageGb int = 64

@description('Whether the status page and the API are on the internet, over HTTPS and with the token. gRPC never is.')
param httpExternal bool = false

@description('Two: one leads, the other stands by.')
@minValue(1)
@maxValue(2)
param coordinatorReplicas int = 1

@description('Whether capture runs, which takes console lines in.')
param withCapture bool = false

@description('Whether capture is on the internet, over HTTPS and with a key for each sender.')
param captureExternal bool = false

@description('Gives players their pseudonyms, needed with capture: another key would make other players of them.')
@secure()
@minLength(32)
param pseudonymKey string?

@description('Whether the bot runs, which decides and serves the table page, inside the network alone.')
param withBot bool = false

@description('Consumption: at most four cores a worker. D4, D8, D16 or D32: machines of that many cores for the workers alone.')
@allowed(['Consumption', 'D4', 'D8', 'D16', 'D32'])
param workerProfile string = 'Consumption'

@description('Cores of a worker; it has two GiB for each.')
@minValue(1)
@maxValue(32)
param workerCores int = 2

@description('How many workers there are: none or more while nothing is to be done, and so many for a run of clustering or training.')
@minValue(0)
param workersAtLeast int = 0
@minValue(1)
@maxValue(1000)
param workersAtMost int = 10
@minValue(1)
@maxValue(1000)
param workersForTraining int = 10

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    location: location
    password: databasePassword
    access: databaseAccess
    sku: databaseSku
    tier: databaseTier
    storageGb: databaseStorageGb
    networkId: network.outputs.id
    subnetId: network.outputs.databaseSubnetId
  }
}

module apps 'modules/environment.bicep' = {
  name: 'environment'
  params: {
    location: location
    subnetId: network.outputs.appsSubnetId
    workerProfile: workerProfile
    workersAtMost: workersAtMost
  }
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    location: location
    registryName: registryName
  }
}

// Every service of ours. The images have no Kerberos to ask for, and name a port of their own.
var shared = [
  { name: 'Kestrel__Endpoints__http__Url', value: 'http://+:8080' }
  { name: 'Kestrel__Endpoints__http__Protocols', value: 'Http1' }
  { name: 'ASPNETCORE_HTTP_PORTS', value: '' }
  { name: 'Poker__Token', secretRef: 'token' }
  { name: 'PGPASSWORD', secretRef: 'database-password' }
  {
    name: 'ConnectionStrings__poker'
    value: 'Host=${database.outputs.host};Port=5432;Database=poker;Username=poker;SSL Mode=VerifyFull;GSS Encryption Mode=Disable'
  }
]

module coordinator 'modules/coordinator.bicep' = {
  name: 'coordinator'
  params: {
    location: location
    environmentId: apps.outputs.id
    identityId: identity.outputs.id
    registry: identity.outputs.registry
    image: coordinatorImage
    replicas: coordinatorReplicas
    httpExternal: httpExternal
    shared: shared
    token: token
    databasePassword: databasePassword
  }
}

module capture 'modules/capture.bicep' = if (withCapture) {
  name: 'capture'
  params: {
    location: location
    environmentId: apps.outputs.id
    identityId: identity.outputs.id
    registry: identity.outputs.registry
    image: captureImage
    external: captureExternal
    shared: shared
    token: token
    databasePassword: databasePassword
    // Both sides are looked at where capture is left out, too.
    pseudonymKey: withCapture ? (pseudonymKey ?? fail('withCapture=true needs a pseudonymKey of 32 characters or more.')) : ''
  }
}

module bot 'modules/bot.bicep' = if (withBot) {
  name: 'bot'
  params: {
    location: location
    environmentId: apps.outputs.id
    identityId: identity.outputs.id
    registry: identity.outputs.registry
    image: botImage
    shared: shared
    token: token
    databasePassword: databasePassword
  }
}

module worker 'modules/worker.bicep' = {
  name: 'worker'
  params: {
    location: location
    environmentId: apps.outputs.id
    profile: workerProfile == 'Consumption' ? 'Consumption' : 'workers'
    identityId: identity.outputs.id
    registry: identity.outputs.registry
    image: workerImage
    cores: workerCores
    atLeast: workersAtLeast
    atMost: workersAtMost
    forTraining: workersForTraining
    coordinator: coordinator.outputs.grpc
    databaseHost: database.outputs.host
    shared: shared
    token: token
    databasePassword: databasePassword
  }
}

@description('The status page.')
output page string = coordinator.outputs.page
