// A managed PostgreSQL with the database poker.
param location string
@secure()
param password string
param access string
param sku string
param tier string
param storageGb int
param networkId string
param subnetId string

var isPrivate = access == 'private'

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (isPrivate) {
  name: 'poker.private.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = if (isPrivate) {
    name: 'poker'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'poker-${uniqueString(resourceGroup().id)}'
  location: location
  sku: {
    name: sku
    tier: tier
  }
  properties: {
    version: '16'
    administratorLogin: 'poker'
    administratorLoginPassword: password
    authConfig: {
      activeDirectoryAuth: 'Disabled'
      passwordAuth: 'Enabled'
    }
    storage: {
      storageSizeGB: storageGb
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: 7
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
    network: isPrivate ? {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: zone.id
      publicNetworkAccess: 'Disabled'
    } : {
      publicNetworkAccess: 'Enabled'
    }
  }
  // The server finds its name only where the zone is linked already.
  dependsOn: [zone::link]

  resource poker 'databases' = {
    name: 'poker'
  }

  // 0.0.0.0 stands for Azure's own addresses.
  resource azure 'firewallRules' = if (!isPrivate) {
    name: 'azure'
    properties: {
      startIpAddress: '0.0.0.0'
      endIpAddress: '0.0.0.0'
    }
    // The server does one thing at a time.
    dependsOn: [poker]
  }
}

output host string = server.properties.fullyQualifiedDomainName
