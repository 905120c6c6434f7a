param location string
param environmentId string
param identityId string
param registry string
param image string
param external bool
param shared array
@secure()
param token string
@secure()
param databasePassword string
@secure()
param pseudonymKey string

resource capture 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'capture'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: external
        targetPort: 8080
        // WebSockets too.
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registry
          identity: identityId
        }
      ]
      secrets: [
        {
          name: 'token'
          value: token
        }
        {
          name: 'database-password'
          value: databasePassword
        }
        {
          name: 'pseudonym-key'
          value: pseudonymKey
        }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'capture'
          image: '${registry}/${image}'
          resources: {
            cpu: json('1')
            memory: '2Gi'
          }
          env: concat(shared, [
            { name: 'Poker__Capture__PseudonymKey', secretRef: 'pseudonym-key' }
          ])
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/alive', port: 8080 }
              periodSeconds: 12
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: { path: '/alive', port: 8080 }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 6
            }
            {
              type: 'Readiness'
              httpGet: { path: '/health', port: 8080 }
              periodSeconds: 5
              timeoutSeconds: 6
            }
          ]
        }
      ]
      scale: {
        minReplicas: 1
        maxReplicas: 1
      }
    }
  }
}
