param location string
param environmentId string
param identityId string
param registry string
param image string
param shared array
@secure()
param token string
@secure()
param databasePassword string

resource bot 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'bot'
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
        // Whoever plays there reaches it through the network, or an app in front of it that asks who they are. WebSockets too.
        external: false
        targetPort: 8080
        transport: 'http'
        allowInsecure: false
        additionalPortMappings: [
          {
            external: false
            targetPort: 8081
            exposedPort: 8081
          }
        ]
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
      ]
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: '${registry}/${image}'
          resources: {
            cpu: json('1')
            memory: '2Gi'
          }
          env: concat(shared, [
            { name: 'Kestrel__Endpoints__grpc__Url', value: 'http://+:8081' }
            { name: 'Kestrel__Endpoints__grpc__Protocols', value: 'Http2' }
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
