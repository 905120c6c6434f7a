// Where the apps run, and where their logs go.
param location string
param subnetId string
param workerProfile string
param workersAtMost int

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'poker'
  location: location
  properties: {
    retentionInDays: 30
    sku: {
      name: 'PerGB2018'
    }
  }
}

var consumption = {
  name: 'Consumption'
  workloadProfileType: 'Consumption'
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'poker'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: {
      infrastructureSubnetId: subnetId
      internal: false
    }
    workloadProfiles: workerProfile == 'Consumption' ? [consumption] : [
      consumption
      {
        name: 'workers'
        workloadProfileType: workerProfile
        minimumCount: 0
        maximumCount: workersAtMost
      }
    ]
  }
}

output id string = environment.id
