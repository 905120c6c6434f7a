param location string
param environmentId string
param profile string
param identityId string
param registry string
param image string
param cores int
param atLeast int
param atMost int
param forTraining int
param coordinator string
param databaseHost string
param shared array
@secure()
param token string
@secure()
param databasePassword string

// The query of the Helm chart: it returns how many workers are wanted.
var wanted = replace(
  replace(loadTextContent('../../helm/poker/files/workers-wanted.sql'), '{training}', string(forTraining)),
  '{cores}',
  string(cores)
)

resource worker 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'worker'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: profile
    configuration: {
      activeRevisionsMode: 'Single'
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
      // Two minutes to finish a batch, and time to spare.
      terminationGracePeriodSeconds: 140
      containers: [
        {
          name: 'worker'
          image: '${registry}/${image}'
          resources: {
            cpu: json('${cores}')
            memory: '${cores * 2}Gi'
          }
          env: concat(shared, [
            { name: 'Poker__Worker__Slots', value: '${cores}' }
            { name: 'Poker__Worker__Folder', value: '/data' }
            { name: 'Poker__Worker__DrainTime', value: '00:02:00' }
            { name: 'services__coordinator__grpc__0', value: coordinator }
            { name: 'Poker__Coordinator__Plaintext', value: 'true' }
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
          volumeMounts: [
            {
              volumeName: 'data'
              mountPath: '/data'
            }
          ]
        }
      ]
      volumes: [
        {
          name: 'data'
          storageType: 'EmptyDir'
        }
      ]
      scale: {
        minReplicas: atLeast
        maxReplicas: atMost
        rules: [
          {
            name: 'workers-wanted'
            custom: {
              type: 'postgresql'
              metadata: {
                host: databaseHost
                port: '5432'
                dbName: 'poker'
                userName: 'poker'
                sslmode: 'require'
                query: wanted
                targetQueryValue: '1'
              }
              auth: [
                {
                  secretRef: 'database-password'
                  triggerParameter: 'password'
                }
              ]
            }
          }
        ]
      }
    }
  }
}
