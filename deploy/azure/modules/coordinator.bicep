param location string
param environmentId string
param identityId string
param registry string
param image string
param replicas int
param httpExternal bool
param shared array
@secure()
param token string
@secure()
param databasePassword string

resource coordinator 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'coordinator'
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
        // The one HTTP endpoint that an app can have. gRPC is a TCP port beside it, which cannot leave the environment.
        external: httpExternal
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
          name: 'coordinator'
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
        minReplicas: replicas
        maxReplicas: replicas
      }
    }
  }
}

output page string = 'https://${coordinator.properties.configuration.ingress.fqdn}'
output grpc string = 'http://${coordinator.name}:8081'
